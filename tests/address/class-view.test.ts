import { expect, test } from 'vitest';
import { asked, type Open, query, share } from '#lib/address/class-view.ts';

const read = (address: string) => asked(new URLSearchParams(address));

test('every number that can be opened has an address, and the address opens it', () => {
	const opens: Open[] = [
		{ kind: 'sentence', label: 'A1.2', code: null },
		{ kind: 'sentence', label: 'B10.3', code: 'cause' },
		{ kind: 'cell', side: 'a', code: 'remedy' },
		{ kind: 'coded', side: 'b' },
		{ kind: 'term', side: 'a', nth: 2 },
		{ kind: 'silence', side: 'b', code: null, found: true },
		{ kind: 'silence', side: 'a', code: 'remedy', found: false },
		{ kind: 'point', key: 'tired', relation: null },
		{ kind: 'point', key: 'tired', relation: 'a_silent' },
		{ kind: 'answers', key: 'evidence' }
	];
	for (const open of opens) expect(read(query(read(''), { open })).open).toEqual(open);
});

test('an invalid address opens nothing', () => {
	for (const open of [
		'',
		'sentence:C1',
		'cell:c:cause',
		'cell:a',
		'coded',
		'term:a:0',
		'point',
		'stance:1:2',
		'x:y'
	])
		expect(read(`open=${open}`).open).toBeNull();
	expect(read('after=-3&at=x')).toMatchObject({ after: 0, at: 0, by: 'all' });
});

test('an address leaves out the defaults and keeps the chosen view', () => {
	expect(query(read(''))).toBe('?');
	expect(query(read('by=lead&names=1&after=50'), { by: 'cause' })).toBe('?by=cause&names=1');
});

test('names are never shown on the projector, whatever the address says', () => {
	expect(read('view=projector&names=1&at=2')).toMatchObject({
		names: false,
		projector: true,
		at: 2
	});
});

test('a number on the printed packet opens on the page', () => {
	const paper = read('view=packet&by=lead');
	expect(query(paper)).toBe('?view=packet&by=lead');
	const open: Open = { kind: 'answers', key: 'evidence' };
	expect(query(paper, { open })).toBe('?by=lead&open=answers:evidence');
});

test('a share is a percentage, or a dash when there is nobody to count', () => {
	expect([share(3, 13), share(0, 5), share(0, 0)]).toEqual(['23%', '0%', '–']);
});
