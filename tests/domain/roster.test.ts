import { describe, expect, test } from 'vitest';
import { client } from '#lib/server/db/index.ts';
import * as members from '#lib/server/course/members.ts';
import * as roster from '#lib/server/course/roster.ts';
import { refusal } from '../support/cast.ts';
import { account } from '../support/factories.ts';
import { hers, withCourse } from '../support/with-class.ts';

withCourse();

/** Takes the place of the slow hash; no password fits what it returns. */
const quick = async () => 'no hash';
const rows = (text: string) => roster.preview(hers, text).rows;
const told = (text: string) => rows(text).map(({ name, fate, login }) => [name, fate, login]);
const tables = () =>
	['user', 'account', 'membership', 'log'].map((table) =>
		client.prepare(`select * from ${table}`).all()
	);

describe('a class list', () => {
	const expected = [
		['Ada Byron', 'new', 'ada@example.org'],
		['Ben Nu', 'new', 'ben.nu']
	];
	test.each([
		['with commas', 'name,e-mail\nAda Byron,Ada@example.org\nBen Nu,\n'],
		[
			'with semicolons, as Excel writes it in half of Europe',
			'E-Mail;Name\nada@example.org;Ada Byron\n;Ben Nu'
		],
		['with tabs, as it is pasted', 'Name\tEmail\nAda Byron\tada@example.org\nBen Nu\t'],
		['with a byte order mark', '\ufeffName,Email\r\nAda Byron,ada@example.org\r\nBen Nu,\r\n'],
		[
			'in quotes, with columns of no use',
			'"No.","Student name","Mail","House"\n1,"Ada  Byron",ada@example.org,"Red"\n2,"Ben\nNu",,'
		],
		[
			'with first and last names apart',
			'Last name,First name,email\nByron,Ada,ada@example.org\nNu,Ben,'
		],
		['without a header', 'Ada Byron,ada@example.org\n\nBen Nu,'],
		['without a header, the e-mail address first', 'ada@example.org;Ada Byron\n;Ben Nu']
	])('is read %s', (_, text) => {
		expect(told(text)).toEqual(expected);
	});

	test('can consist of names alone', () => {
		expect(told('Ada Byron\nBen Nu')).toEqual([['Ada Byron', 'new', 'ada.byron'], expected[1]]);
	});

	test('without a column of names is shown with what its columns are, and with nobody to import', () => {
		const shown = roster.preview(hers, 'email,house\na@example.org,Red');
		expect(shown.sentence).toMatch(/^No column has names\./);
		expect(shown.columns).toMatchObject([{ kind: 'email' }, { kind: 'unused', heading: 'house' }]);
		expect(shown.rows).toMatchObject([{ fate: 'refused', reason: 'This line has no name.' }]);
	});

	test('gives each person the number of their line in the file', () => {
		expect(rows('name\n\nAda\n\n\nBen').map(({ line }) => line)).toEqual([3, 6]);
	});

	test.each([
		['', 'The list is empty.'],
		['\ufeff\n,,\n', 'The list is empty.'],
		['name,email\n', 'The list is empty.'],
		[
			'Ada\n'.repeat(201),
			'This list has 201 people; you can import 200 at a time. Import it in parts.'
		],
		['a'.repeat(200_001), 'This file is too long for a class list. Check that it’s the right one.'],
		[
			'Ada\0',
			'This file isn’t a list as text. Open it, and save the list as CSV, or copy the names and paste them here.'
		]
	])('that can’t be used is refused (%#)', (text, why) => {
		const { reason, message } = refusal(() => roster.preview(hers, text));
		expect([reason, message]).toEqual(['invalid', why]);
	});

	const lost = 'A letter of this name was lost when the file was saved. Correct it in the list.';

	test.each([
		['=HYPERLINK("http://x","Ada")', 'A name has to begin with a letter.'],
		['+1', 'A name has to begin with a letter.'],
		['@SUM(A1)', 'A name has to begin with a letter.'],
		['tom@school.example', 'This line has no name.'],
		['M?ller, Anna', lost],
		['Müll\ufffdr', lost],
		['-', 'A name has to begin with a letter.'],
		['a'.repeat(81), 'The name has 81 characters; the limit is 80.'],
		['Ada\u202eByron', 'This name contains a character that can’t be shown.'],
		['Ada,ada@', 'This doesn’t look like a valid email address.']
	])('refuses the line %s, and says why', (line, why) => {
		const text = `Ben\n${line.includes('"') ? `"${line.replaceAll('"', '""')}"` : line}`;
		expect(rows(text)[1]).toMatchObject({ fate: 'refused', reason: why });
	});
});

describe('the user name', () => {
	test.each([
		['Łucja Żółć', 'lucja.zolc'],
		['Əli Şükürov', 'eli.sukurov'],
		['Søren Ångström-Weiß', 'soren.angstrom.weiss'],
		['Seán O’Brien', 'sean.obrien'],
		['D’Artagnan', 'dartagnan']
	])('for %s is %s', (name, login) => {
		expect(told(name)).toEqual([[name, 'new', login]]);
	});

	test.each(['Անի Հակոբյան', 'سارة العربي', 'Дарья Ким', '王小明', 'Նarek', 'X'])(
		'for %s says nothing, and is the same in the preview and after the import',
		async (name) => {
			const [row] = rows(name);
			expect(row).toMatchObject({
				name,
				fate: 'new',
				login: expect.stringMatching(/^user-\w{4}$/)
			});
			const [slip] = await roster.enrol(hers, name, quick);
			expect(slip).toMatchObject({ name, login: row?.login });
		}
	);

	test('gets a number when it is taken, no matter by whom', () => {
		account('Another', 'ada.byron');
		const text = 'name,username\nAda Byron,\nAda-Byron,\nZed,ada.byron3';
		expect(told(text).map(([, , login]) => login)).toEqual([
			'ada.byron2',
			'ada.byron4',
			'ada.byron3'
		]);
	});
});

describe('a preview', () => {
	test('shows who is new, invited, already in the class, or in the list twice', async () => {
		const eli = account('Eli', 'eli');
		const fay = account('Fay', 'fay@example.org');
		await members.join(eli, hers.joinCode ?? '', '192.0.2.1');
		await roster.enrol(hers, 'Ben Nu', quick);
		const before = tables();
		const text = `name,email,username
Eli,,ELI
Fay Other,FAY@example.org,
Ada,ada@example.org,
Ada again,Ada@Example.org,
Ben Nu,,
Cyd,,
CYD,,
Cyd,,cyd2
Mixed,fay@example.org,eli`;
		expect(rows(text).map(({ fate }) => fate)).toEqual([
			'here',
			'invited',
			'new',
			'new',
			'here',
			'new',
			'duplicate',
			'new',
			'refused'
		]);
		expect(roster.preview(hers, text).counts).toEqual({
			new: 4,
			joins: 0,
			invited: 1,
			here: 2,
			duplicate: 1,
			refused: 1,
			left: 0
		});
		expect(tables()).toEqual(before);
		members.remove(hers, eli.id);
		expect(rows(text)[0]).toMatchObject({ fate: 'joins', reason: /before/ });
		expect(fay.name).toBe('Fay');
	});

	test('refuses a name that belongs to a student who has left', async () => {
		await roster.enrol(hers, 'Ben Nu', quick);
		members.remove(hers, members.learners(hers)[0]?.userId ?? '');
		expect(rows('Ben Nu')).toMatchObject([{ fate: 'refused' }]);
	});
});
