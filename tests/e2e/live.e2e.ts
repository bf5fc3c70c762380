import {
	annotate,
	answered,
	atQuestion,
	expect,
	holdBack,
	lesson,
	noting,
	ready,
	status,
	test,
	visit,
	work
} from '../support/browser/notebook-page.ts';

test.use({ viewport: { width: 1366, height: 768 } });

test('a student adds a note, judges a point and locks an answer, with scripts', async ({
	page,
	context
}) => {
	await visit(page, lesson);
	await page.getByRole('button', { name: 'Start the lesson' }).first().click();
	await page.getByRole('button', { name: 'Skip the prediction' }).click();
	await expect(page).toHaveURL(/\/notebooks\/\d+\/read$/);
	const home = new URL(page.url()).pathname.replace('/read', '');

	await annotate(page, 'A1.2', 'A charge.');
	await expect(page.getByLabel('Sentence')).toHaveValue('');

	await page.getByRole('link', { name: '3 Compare' }).click();
	await page.getByLabel('They conflict').check();
	await page.getByLabel('Why?').fill('Squeeze or embrace.');
	await page.getByRole('button', { name: 'Lock my judgement' }).click();
	await expect(page.getByRole('heading', { name: 'The lesson’s view' })).toBeVisible();

	await page.getByRole('link', { name: '4 Answer' }).click();
	await page.getByRole('link', { name: 'Corroboration' }).last().click();
	await atQuestion(page, 'corroboration');
	await page.getByLabel('Your answer').fill('Both report it [A12.3] [B3.2].');
	await page.getByRole('button', { name: 'Lock my answer' }).click();
	await expect(page.getByRole('heading', { name: 'Model answer' })).toBeVisible();

	expect(await work(context, home)).toMatchObject({
		annotations: [{ from: 'A1.2', note: 'A charge.' }],
		judgements: [{ relation: 'conflict', reason: 'Squeeze or embrace.' }],
		answers: [{ question: 'corroboration', lockedText: 'Both report it [A12.3] [B3.2].' }]
	});
});

const scripts = /_app\/immutable\/.*\.js/;
/** The scripts of the page itself, without those of the root layout (0) and the error page (1). */
const pageItself = /nodes\/(?![01]\.)/;

test('an answer that was typed before the scripts arrived is sent', async ({
	page,
	context,
	home
}) => {
	const arrive = await holdBack(page, scripts);
	await page.goto(`${home}/answer?question=evidence`, { waitUntil: 'commit' });
	await page.getByLabel('Your answer').fill('Typed on a slow network.');
	arrive();
	await answered(context, home, 'Typed on a slow network.');
	await expect(page.getByLabel('Your answer')).toHaveValue('Typed on a slow network.');
	await expect(status(page)).toContainText('Saved');
});

test('an answer that was typed while the scripts arrived one after the other is sent', async ({
	page,
	context,
	home
}) => {
	const arrive = await holdBack(page, pageItself);
	await page.goto(`${home}/answer?question=evidence`, { waitUntil: 'commit' });
	// SvelteKit sets this once the first scripts have run, and continues when the others have arrived
	await page.waitForFunction(() => history.state !== null);
	await page.getByLabel('Your answer').fill('it.');
	await page.keyboard.press('Home');
	await page.keyboard.type('Typed amid ');
	arrive();
	await answered(context, home, 'Typed amid it.');
	await page.keyboard.type('all of ');
	await expect(page.getByLabel('Your answer')).toHaveValue('Typed amid all of it.');
});

test('a judgement that was made before the scripts arrived is saved, and shows no view until it is locked', async ({
	page,
	context,
	home
}) => {
	const arrive = await holdBack(page, scripts);
	await page.goto(`${home}/compare`, { waitUntil: 'commit' });
	await page.getByLabel('They agree').check();
	await page.getByLabel('Why?').fill('Typed on a slow network.');
	arrive();
	await ready(page);
	await expect
		.poll(async () => (await work(context, home)).judgements)
		.toMatchObject([{ reason: 'Typed on a slow network.', locked: null, author: null }]);
	await expect(page.getByLabel('They agree')).toBeChecked();
	await expect(page.getByLabel('Why?')).toHaveValue('Typed on a slow network.');
	await page.getByRole('button', { name: 'Lock my judgement' }).click();
	await expect(page.getByRole('heading', { name: 'The lesson’s view' })).toBeVisible();
	expect((await work(context, home)).judgements).toMatchObject([
		{ relation: 'agree', reason: 'Typed on a slow network.' }
	]);
});

test('a stance that was given before the scripts arrived is saved', async ({
	page,
	context,
	home
}) => {
	const arrive = await holdBack(page, scripts);
	await page.goto(`${home}/before`, { waitUntil: 'commit' });
	await page.getByLabel('2 of 7').check();
	await page.getByLabel('How sure are you?').selectOption('Quite sure');
	await page.getByLabel('What makes you think so?').fill('The sanctions.');
	arrive();
	await expect
		.poll(async () => (await work(context, home)).stances.before)
		.toMatchObject({ position: 2, confidence: 4, reason: 'The sanctions.' });
	await expect(page.getByLabel('2 of 7')).toBeChecked();
	await expect(page.getByLabel('How sure are you?')).toHaveValue('4');
});

test('what was changed in a note’s form before the scripts arrived stays until it is sent', async ({
	page,
	context,
	home,
	send
}) => {
	await noting(send, home)({ uid: 'early-note', from: 'A1.2', code: 'problem', note: 'A charge.' });
	const arrive = await holdBack(page, scripts);
	await page.goto(`${home}/read?edit=early-note`, { waitUntil: 'commit' });
	const form = page.locator('form', { has: page.getByRole('button', { name: 'Save' }) });
	await form.getByLabel('Sentence', { exact: true }).fill('A1.3');
	await form.getByLabel('Label').selectOption({ value: 'judgement' });
	arrive();
	await ready(page);
	await expect(form.getByLabel('Sentence', { exact: true })).toHaveValue('A1.3');
	await expect(form.getByLabel('Label')).toHaveValue('judgement');
	await form.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('link', { name: 'Edit the note on A1.3' })).toBeVisible();
	expect((await work(context, home)).annotations).toMatchObject([
		{ from: 'A1.3', code: 'Judgement', note: 'A charge.' }
	]);
});

test('going back does not overwrite what was saved since on another device', async ({
	page,
	context,
	home,
	send
}) => {
	const said = { moment: 'before', confidence: '' };
	await visit(page, `${home}/before`);
	await page.getByLabel('What makes you think so?').fill('Said here.');
	await page.getByLabel('2 of 7').check();
	const now = async () => (await work(context, home)).stances.before;
	await expect.poll(now).toMatchObject({ position: 2, reason: 'Said here.' });
	// only acknowledged commands have left the queue, and are not sent again on the way back
	await expect(status(page)).toContainText('Saved');
	const { revision } = await now();
	await visit(page, '/lessons');
	const there = { ...said, revision: String(revision), view: '5', reason: 'Said there.' };
	await send(`${home}/before?/stance`, there);
	const arrive = await holdBack(page, scripts);
	await page.goBack({ waitUntil: 'commit' });
	await expect(page.getByLabel('What makes you think so?')).toHaveValue('Said there.');
	arrive();
	await ready(page);
	await expect(page.getByLabel('What makes you think so?')).toHaveValue('Said there.');
	await expect(page.getByLabel('5 of 7')).toBeChecked();
	expect(await now()).toMatchObject({ position: 5, reason: 'Said there.' });
});
