import { expect, lesson, test, work } from './desk.ts';

test.use({ viewport: { width: 1366, height: 768 } });

test('the journey in short, with scripts', async ({ page, context }) => {
	await page.goto(lesson, { waitUntil: 'networkidle' });
	await page.getByRole('button', { name: 'Start the lesson' }).first().click();
	await expect(page).toHaveURL(/\/notebooks\/\d+\/read$/);
	const home = new URL(page.url()).pathname.replace('/read', '');

	await page.getByLabel('Sentence').fill('A1.2');
	await page.getByRole('textbox', { name: /^Note/ }).fill('A charge.');
	await page.getByRole('button', { name: 'Add' }).click();
	await expect(page.locator('#column li')).toContainText(['A charge.']);
	await expect(page.getByLabel('Sentence')).toHaveValue('');

	await page.getByRole('link', { name: '2 Compare' }).click();
	await page.getByLabel('They conflict').check();
	await page.getByLabel('Why?').fill('Squeeze or embrace.');
	await page.getByRole('button', { name: 'Show the author’s view' }).click();
	await expect(page.getByText('The author of this lesson says')).toBeVisible();

	await page.getByRole('link', { name: '3 Answer' }).click();
	await page.getByRole('link', { name: 'Corroboration' }).last().click();
	await expect(page).toHaveURL(/question=corroboration/);
	await page.getByLabel('Your answer').fill('Both report it [A12.3] [B3.2].');
	await page.getByRole('button', { name: 'Lock my answer and see a model' }).click();
	await expect(page.getByRole('heading', { name: 'One possible answer' })).toBeVisible();

	expect(await work(context, home)).toMatchObject({
		annotations: [{ from: 'A1.2', note: 'A charge.' }],
		judgements: [{ relation: 'conflict', reason: 'Squeeze or embrace.' }],
		answers: [{ question: 'corroboration', lockedText: 'Both report it [A12.3] [B3.2].' }]
	});
});

test('a second window shows both texts before it saves over the first, and nothing is lost', async ({
	page: first,
	context,
	home
}) => {
	const second = await context.newPage();
	for (const page of [first, second])
		await page.goto(`${home}/answer?question=synthesis`, { waitUntil: 'networkidle' });
	const save = { name: 'Save', exact: true };
	await first.getByLabel('Your answer').fill('From the first window.');
	await first.getByRole('button', save).click();
	await expect
		.poll(async () => (await work(context, home)).answers)
		.toMatchObject([{ text: 'From the first window.' }]);

	await second.getByLabel('Your answer').fill('From the second window.');
	await second.getByRole('button', save).click();
	await expect(second.getByRole('alert')).toContainText('saved from another window');
	await expect(second.getByLabel('Your answer')).toHaveValue('From the second window.');
	await expect(second.getByText('From the first window.')).toBeVisible();
	expect((await work(context, home)).answers).toMatchObject([{ text: 'From the first window.' }]);

	await second.getByLabel('Your answer').fill('From both windows.');
	await second.getByRole('button', save).click();
	await expect
		.poll(async () => (await work(context, home)).answers)
		.toMatchObject([{ text: 'From both windows.' }]);
});

test('what was typed and not saved is not left behind without a question', async ({
	page,
	home
}) => {
	await page.goto(`${home}/answer?question=synthesis`, { waitUntil: 'networkidle' });
	await page.getByLabel('Your answer').fill('Not saved yet.');
	const asked = page.waitForEvent('dialog');
	const click = page.getByRole('link', { name: '1 Read' }).click();
	await (await asked).dismiss();
	await click;
	await expect(page).toHaveURL(/answer/);
	await expect(page.getByLabel('Your answer')).toHaveValue('Not saved yet.');
});

test('what was typed and chosen before the scripts arrived stays', async ({ page, home }) => {
	let arrive = () => {};
	const arrived = new Promise<void>((resolve) => (arrive = resolve));
	await page.route('**/_app/immutable/**/*.js', async (route) => {
		await arrived;
		await route.continue();
	});
	await page.goto(`${home}/compare`, { waitUntil: 'commit' });
	await page.getByLabel('They agree').check();
	await page.getByLabel('Why?').fill('Typed on a slow network.');
	arrive();
	await page.waitForLoadState('networkidle');
	// the page asks before it lets go of what was typed: the scripts are there
	const asked = page.waitForEvent('dialog');
	const click = page.getByRole('link', { name: '1 Read' }).click();
	await (await asked).dismiss();
	await click;
	await expect(page.getByLabel('They agree')).toBeChecked();
	await expect(page.getByLabel('Why?')).toHaveValue('Typed on a slow network.');
});
