import { expect, test } from 'vitest';
import { fieldsOf } from '../support/http/read-page.ts';
import type { Reply } from '../support/http/tiny-server.ts';
import { own, withOwnCourses } from '../support/http/with-server.ts';

// A button that is pressed again while the reply is on its way: only the second reply is shown.

withOwnCourses();

const phrasesIn = ({ body }: Reply) => body.match(/\b[a-z]+-[a-z]+-[a-z]+-[a-z]+(?=<)/g) ?? [];
const loginsIn = ({ body }: Reply) =>
	[...body.matchAll(/<dd[^>]*><bdi>([^<]+)<\/bdi><\/dd>/g)].map(([, login = '']) => login);

async function shown(form: Record<string, string>, action: string, atOnce: boolean) {
	const press = () => own.courses.instructor.post(action, form);
	const replies = atOnce ? await Promise.all([press(), press()]) : [await press(), await press()];
	const [one = [], other = []] = replies.map(phrasesIn);
	expect(one).not.toEqual([]);
	expect(other).toEqual(one);
	const [last] = replies.slice(-1);
	const login = last && loginsIn(last)[0];
	const entered = await own.nobody.post('/sign-in', {
		login: login ?? '',
		password: one[0] ?? ''
	});
	expect([login, entered.status]).toEqual([expect.any(String), 303]);
	return one;
}

test.each([true, false])(
	'importing a class list twice shows the slips that open its accounts, at once: %s',
	async (atOnce) => {
		const roster = `/courses/${own.courses.id}/roster`;
		const list = `Zed ${atOnce ? 'Alba' : 'Brandt'}\nYan ${atOnce ? 'Alba' : 'Brandt'}`;
		const preview = await own.courses.instructor.post(`${roster}?/preview`, { list });
		const form = fieldsOf(preview, 'Import 2 students');
		expect(await shown(form, `${roster}?/enrol`, atOnce)).toHaveLength(2);
		// the same list again, from a page of its own, makes no account and shows no slip
		const again = fieldsOf(
			await own.courses.instructor.post(`${roster}?/preview`, { list }),
			'preview'
		);
		expect(phrasesIn(await own.courses.instructor.post(`${roster}?/enrol`, again))).toEqual([]);
	}
);

test('a class list that was changed after going back is imported, too', async () => {
	const roster = `/courses/${own.courses.id}/roster`;
	const preview = (list: string) => own.courses.instructor.post(`${roster}?/preview`, { list });
	const { once = '', ...first } = fieldsOf(await preview('Una Cole'), 'Import 1 student');
	const changed = fieldsOf(await preview('Una Cole\nVic Cole'), 'Import 2 students');
	const slips = [];
	for (const form of [first, changed])
		slips.push(phrasesIn(await own.courses.instructor.post(`${roster}?/enrol`, { ...form, once })));
	expect(slips.map((of) => of.length)).toEqual([1, 0]);
	const again = fieldsOf(await preview('Una Cole\nVic Cole'), 'Import 1 student');
	expect(
		phrasesIn(await own.courses.instructor.post(`${roster}?/enrol`, { ...again, once }))
	).toHaveLength(1);
});

test.each([true, false])(
	'creating a new passphrase twice shows the one that works, at once: %s',
	async (atOnce) => {
		const home = `/courses/${own.courses.id}`;
		const form = fieldsOf(await own.courses.instructor.get(home), 'Create a new passphrase');
		const [phrase] = await shown(form, `${home}?/passphrase`, atOnce);
		// asked for on a page of its own, it is another one
		const later = fieldsOf(await own.courses.instructor.get(home), 'Create a new passphrase');
		const reply = await own.courses.instructor.post(`${home}?/passphrase`, later);
		expect(phrasesIn(reply)).not.toContain(phrase);
	}
);
