import Papa from 'papaparse';
import { expect, test } from 'vitest';
import * as criteriaTable from '#lib/server/exchange/criteria-table.ts';
import { client } from '#lib/server/db/index.ts';
import * as gradebooks from '#lib/server/exchange/gradebooks.ts';
import { find } from '#lib/server/notebook/notebooks.ts';
import * as releases from '#lib/server/review/releases.ts';
import * as returns from '#lib/server/review/returns.ts';
import * as reviews from '#lib/server/review/reviews.ts';
import * as submissions from '#lib/server/notebook/submissions.ts';
import { learner, opened } from '../support/factories.ts';
import { taken } from '../support/review-class.ts';
import { all, withReviewClass } from '../support/with-review-class.ts';

withReviewClass(['Eli', 'سارة العربي', '=cmd']);

/** The highest level on every criterion, or `level`, and an overall comment. */
function graded(n: number, level?: number, comment = 'Well read.') {
	const { of } = all.pupils[n] ?? expect.fail('there are three');
	const his = taken(all.dora, of);
	for (const { key, levels } of reviews.rubric(his))
		reviews.saveScore(his, key, 0, { level: level ?? levels.length - 1, remark: '' });
	reviews.saveOverall(his, 0, { comment, override: null });
	return his;
}
const lines = (pieces: Iterable<string>) => {
	const { data, errors } = Papa.parse<string[]>([...pieces].join('').replace('\ufeff', ''), {
		skipEmptyLines: true
	});
	expect(errors).toEqual([]);
	return data;
};
const login = (n: number) =>
	String(
		client
			.prepare('select coalesce(username, email) from user where id = ?')
			.pluck()
			.get(all.pupils[n]?.who.id)
	);

test('Canvas gets its own columns, the points possible, and only students with a released grade', () => {
	const his = graded(0);
	graded(1, 0);
	const most = reviews.find(his).total.of;
	const head = ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', 'The bell'];
	const possible = ['    Points Possible', '', '', '', '', String(most)];
	expect(lines(gradebooks.canvas(all.made))).toEqual([head, possible]);
	releases.one(his);
	expect(lines(gradebooks.canvas(all.made))).toEqual([
		head,
		possible,
		['Eli', '', '', login(0), 'History', String(most)]
	]);
	const numbered = { ...all.made, title: 'The bell (2)' };
	expect(lines(gradebooks.canvas(numbered))[0]?.[5]).toBe('The bell 2');
});

/** From now on this student signs in with an email address. */
function byEmail(n: number, email = `pupil${n}@school.example`) {
	const to = 'update user set username = null, display_username = null, email = ? where id = ?';
	client.prepare(to).run(email, all.pupils[n]?.who.id);
	return email;
}
const rename = (n: number, name: string) =>
	client.prepare('update user set name = ? where id = ?').run(name, all.pupils[n]?.who.id);
const release = () => [0, 1, 2].forEach((n) => releases.one(graded(n, n % 2)));

test('Moodle gets user names, points and the overall comment', () => {
	releases.one(graded(1, 0, 'Two lines,\n"quoted"; and a comma.'));
	const sara = graded(2, 0, '=HYPERLINK("x")');
	reviews.saveOverall(sara, 1, { comment: '=HYPERLINK("x")', override: 7.5 });
	releases.one(sara);
	const [head, first, second] = lines(gradebooks.moodle(all.made));
	expect(head).toEqual(['Full name', 'Username', 'The bell', 'Feedback']);
	expect(first).toEqual(['سارة العربي', login(1), '2', 'Two lines,\n"quoted"; and a comma.']);
	expect(second).toEqual(["'=cmd", `'${login(2)}`, '7.5', '\'=HYPERLINK("x")']);
});

test('each way of signing in has a file for Moodle of its own, in which no row is without a login', () => {
	const email = byEmail(1);
	release();
	const names = (pieces: Iterable<string>) => lines(pieces).map(([name, login]) => [name, login]);
	expect(names(gradebooks.moodle(all.made))).toEqual([
		['Full name', 'Username'],
		['Eli', login(0)],
		["'=cmd", `'${login(2)}`]
	]);
	expect(names(gradebooks.moodleEmail(all.made))).toEqual([
		['Full name', 'Email address'],
		['سارة العربي', email]
	]);
	byEmail(0);
	byEmail(2);
	expect(lines(gradebooks.moodle(all.made))[0]).toContain('Email address');
	expect(lines(gradebooks.moodle(all.made))).toHaveLength(4);
	expect(lines(gradebooks.moodleEmail(all.made))).toHaveLength(1);
});

test('students whom Canvas could take for each other are in no file for it', () => {
	rename(0, 'Lind, Ada');
	rename(1, 'ada  lind');
	release();
	const [, , ...rows] = lines(gradebooks.canvas(all.made));
	expect(rows.map(([name]) => name)).toEqual(["'=cmd"]);
	expect(gradebooks.of(all.made).canvasLeft.map(({ name }) => name)).toEqual([
		'Lind, Ada',
		'ada  lind'
	]);
	rename(1, 'Points Possible');
	expect(lines(gradebooks.canvas(all.made)).slice(2)).toHaveLength(2);
});

test('no title makes Canvas drop the column of the marks, or read another one in its place', () => {
	const dropped =
		/Current Score|Current Points|Current Grade|Final Score|Final Points|Final Grade|Override/;
	for (const title of ['Final Grade: the bell', 'Unposted Current Score', 'My Final Points'])
		expect(gradebooks.canvasTitle(title)).not.toMatch(dropped);
	expect(gradebooks.canvasTitle('Final Grade: the bell')).toBe('Final grade: the bell');
	const heads = lines(gradebooks.canvas({ ...all.made, title: 'Section' }))[0] ?? [];
	expect(heads.indexOf(heads[5] ?? '')).toBe(5);
	expect(gradebooks.canvasTitle('The final bell')).toBe('The final bell');
});

test('a comment that begins with a hyphen reaches Moodle as it was written, and is still no formula', () => {
	releases.one(graded(0, 0, '- Cite B.\n- Shorter.'));
	releases.one(graded(1, 0, '-1+1'));
	expect(lines(gradebooks.moodle(all.made)).map((row) => row[3])).toEqual([
		'Feedback',
		'– Cite B.\n- Shorter.',
		'–1+1'
	]);
});

test('what was left blank counts as scored, with 0, in the gradebooks and in the table of criteria', () => {
	const fay = opened(learner(all.hers, 'Fay'), all.made);
	submissions.handIn(fay);
	const hers = taken(all.dora, fay);
	reviews.saveScore(hers, 'evidence', 0, { level: null, blank: true, remark: 'Nothing here.' });
	reviews.saveScore(hers, 'fairness', 0, { level: 1, remark: '' });
	releases.one(hers);
	expect(gradebooks.grades(all.made).all).toMatchObject([{ name: 'Fay', points: 2 }]);
	const rows = lines(criteriaTable.criteria(all.made)).slice(-2);
	expect(rows.map((row) => row.slice(3, 8))).toEqual([
		['evidence', 'Evidence from both sides', 'left blank', '4', '0'],
		['fairness', 'Fairness', '2', '4', '2']
	]);
});

test('a released grade stays until the next one is released', () => {
	const his = graded(0, 0);
	releases.one(his);
	returns.returnWork(his, 'Once more.');
	expect(gradebooks.grades(all.made).all).toMatchObject([{ name: 'Eli', points: 2 }]);
	const { who, of } = all.pupils[0] ?? expect.fail('there are three');
	expect(find(who, of.id).number).toBe(2);
});

test('criteria are rows by student number, drafts included', () => {
	graded(0);
	const [, ...rows] = lines(criteriaTable.criteria(all.made));
	const criteria = reviews.rubric(taken(all.dora, all.pupils[0]?.of ?? expect.fail()));
	expect(rows.length).toBe(3 * criteria.length);
	const [first] = criteria;
	const { key, name, levels } = first ?? expect.fail('the rubric is not empty');
	const top = levels.length;
	expect(rows[0]?.slice(3)).toEqual([
		key,
		name,
		String(top),
		String(top),
		String(levels[top - 1]?.points),
		'',
		'',
		''
	]);
	expect(rows[criteria.length]?.slice(0, 6)).toEqual([
		'Student 2',
		'1',
		expect.any(String),
		key,
		name,
		''
	]);
	expect(JSON.stringify(rows)).not.toContain('Eli');
});
