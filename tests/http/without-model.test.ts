import { afterAll, beforeAll, expect, test } from 'vitest';
import * as lessons from '#lib/server/lesson/lessons.ts';
import { publish } from '#lib/server/lesson/publish.ts';
import { read } from '#lib/server/lesson/source/source.ts';
import * as answers from '#lib/server/notebook/answers.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import { uid } from '#lib/uid.ts';
import { promises, wordsOf } from '../support/http/read-page.ts';
import { type OwnTinyServer, ownTinyServer } from '../support/http/tiny-server.ts';

let tiny: OwnTinyServer;
beforeAll(async () => {
	tiny = await ownTinyServer();
});
afterAll(() => tiny.end());

test('a question without a model answer announces none, before and after locking', async () => {
	const { source } = read('tests/lessons/tiny');
	if (!source) return expect.fail('The lesson is sound.');
	const questions = source.questions.map((question) => ({ ...question, model: '' }));
	publish({ ...source, questions, slug: 'unmodelled' }, null, 'seed');
	const { user, get } = tiny.learner();
	const { id, ...notebook } = notebooks.open(user, lessons.find('unmodelled'), uid());
	const pages = async () =>
		Promise.all(
			['before', 'answer', 'print'].map(async (path) => {
				const words = wordsOf(await get(`/notebooks/${id}/${path}`));
				return [path, promises(words), words.includes('Model answer')];
			})
		);
	const none = ['before', 'answer', 'print'].map((path) => [path, [], false]);
	for (const then of [answers.save, answers.lock]) {
		then({ id, ...notebook }, 'expect', { text: 'Sleep.', base: 0, saveUid: uid() });
		then({ id, ...notebook }, 'evidence', { text: 'A2.2 and B1.3.', base: 0, saveUid: uid() });
		expect(await pages()).toEqual(none);
	}
	const { answers: file } = JSON.parse((await get(`/notebooks/${id}/export`)).body);
	expect(file.map((one: { modelWaitsFor: unknown }) => one.modelWaitsFor)).toEqual([null, null]);
});
