import { afterAll, beforeAll, expect, test } from 'vitest';
import { twoCourses, type TwoCourses } from '../support/http/two-courses.ts';
import { fieldsOf } from '../support/http/read-page.ts';
import { type OwnTinyServer, ownTinyServer, type Reply } from '../support/http/tiny-server.ts';

// A button that is pressed again while the reply is on its way: only the second reply is shown.

let tiny: OwnTinyServer;
let mine: TwoCourses;
beforeAll(async () => {
	tiny = await ownTinyServer();
	mine = await twoCourses(tiny.url);
});
afterAll(() => tiny.end());

const phrasesIn = ({ body }: Reply) => body.match(/\b[a-z]+-[a-z]+-[a-z]+-[a-z]+(?=<)/g) ?? [];
const loginsIn = ({ body }: Reply) =>
	[...body.matchAll(/<dd[^>]*><bdi>([^<]+)<\/bdi><\/dd>/g)].map(([, login = '']) => login);

async function shown(form: Record<string, string>, action: string, atOnce: boolean) {
	const press = () => mine.instructor.post(action, form);
	const replies = atOnce ? await Promise.all([press(), press()]) : [await press(), await press()];
	const [one = [], other = []] = replies.map(phrasesIn);
	expect(one).not.toEqual([]);
	expect(other).toEqual(one);
	const [last] = replies.slice(-1);
	const login = last && loginsIn(last)[0];
	const entered = await tiny.nobody.post('/sign-in', {
		login: login ?? '',
		password: one[0] ?? ''
	});
	expect([login, entered.status]).toEqual([expect.any(String), 303]);
	return one;
}

test.each([true, false])(
	'importing a class list twice shows the slips that open its accounts, at once: %s',
	async (atOnce) => {
		const roster = `/courses/${mine.id}/roster`;
		const list = `Zed ${atOnce ? 'Alba' : 'Brandt'}\nYan ${atOnce ? 'Alba' : 'Brandt'}`;
		const preview = await mine.instructor.post(`${roster}?/preview`, { list });
		const form = fieldsOf(preview, 'Import 2 students');
		expect(await shown(form, `${roster}?/enrol`, atOnce)).toHaveLength(2);
		// the same list again, from a page of its own, makes no account and shows no slip
		const again = fieldsOf(await mine.instructor.post(`${roster}?/preview`, { list }), 'preview');
		expect(phrasesIn(await mine.instructor.post(`${roster}?/enrol`, again))).toEqual([]);
	}
);

test.each([true, false])(
	'creating a new passphrase twice shows the one that works, at once: %s',
	async (atOnce) => {
		const home = `/courses/${mine.id}`;
		const form = fieldsOf(await mine.instructor.get(home), 'Create a new passphrase');
		const [phrase] = await shown(form, `${home}?/passphrase`, atOnce);
		// asked for on a page of its own, it is another one
		const later = fieldsOf(await mine.instructor.get(home), 'Create a new passphrase');
		const reply = await mine.instructor.post(`${home}?/passphrase`, later);
		expect(phrasesIn(reply)).not.toContain(phrase);
	}
);
