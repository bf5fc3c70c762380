import assert from 'node:assert/strict';
import type { Browser, KeyAction, PointerAction } from './browser.ts';
import * as page from './in-page.ts';
import type { Act, Looking, Painted, Step } from './steps.ts';
import { until } from './until.ts';

/** The source text of all functions in in-page.ts. */
const functions = Object.values(page).map(String).join('\n');

/** Calls one of these functions in the page. */
async function call<Args extends unknown[], Result>(
	browser: Browser,
	work: (...args: Args) => Result,
	...args: Args
): Promise<Result> {
	const called = `${work.name}(...${JSON.stringify(args)})`;
	const told = await browser.evaluate(`${functions}\nreturn JSON.stringify(${called}) ?? 'null'`);
	return JSON.parse(told) as Result;
}

type Walk = {
	browser: Browser;
	/** the server's address */
	url: string;
	/** Takes a screenshot under this name. */
	picture: (name: string) => Promise<void>;
};

/** Does the acts of a step in order. @throws with what was expected and what was found instead */
export async function walk(on: Walk, { acts }: Step) {
	for (const one of acts) await act(on, one);
}

function act(on: Walk, one: Act): Promise<unknown> {
	const { browser } = on;
	switch (one.act) {
		case 'open':
			return browser.open(on.url + one.path);
		case 'reload':
			return browser.reload();
		case 'picture':
			return on.picture(one.name);
		case 'click':
			return click(browser, one.role, one.name);
		case 'type':
			return type(browser, one.name, one.text);
		case 'write':
			return browser.keys([...one.text].flatMap(tap));
		case 'press':
			return browser.keys(one.keys.flatMap(chord));
		case 'tab':
			return tab(browser, one);
		case 'drag':
			return drag(browser, one.sentence, one.words);
		default:
			return look(browser, one);
	}
}

function look(browser: Browser, one: Looking): Promise<unknown> {
	switch (one.act) {
		case 'see':
			return until(`${one.role} “${one.name}”`, () => call(browser, page.find, one.role, one.name));
		case 'read': {
			const { words } = one;
			const read = () => call(browser, page.read);
			return expect(`“${words}” on the page`, read, (seen) => seen.includes(words));
		}
		case 'focus':
			return focused(browser, one.role, one.name);
		case 'value': {
			const { name, text } = one;
			const value = () => call(browser, page.valueOf, name);
			return expect(`“${text}” in “${name}”`, value, (seen) => seen === text);
		}
		case 'checked': {
			const { name } = one;
			return expect(`“${name}” is chosen`, () => call(browser, page.checked, name), Boolean);
		}
		case 'painted':
			return painted(browser, one);
		case 'coded': {
			const { name, line } = one;
			const under = () => call(browser, page.lineOf, name);
			return expect(`${name} with a ${line} line`, under, (seen) => seen === line);
		}
		case 'still': {
			const overflow = () => call(browser, page.overflow);
			return expect('a page that does not scroll', overflow, (by) => by <= 0);
		}
		case 'saved': {
			const saving = () => call(browser, page.saving);
			return expect('“Saved” in the head', saving, (seen) => seen.startsWith('Saved'));
		}
	}
}

/** Waits until `look` returns what is expected. */
const expect = <T>(awaited: string, look: () => Promise<T>, right: (seen: T) => boolean) =>
	until(awaited, async () => {
		const seen = await look();
		if (!right(seen)) throw new Error(`There is: ${JSON.stringify(seen).slice(0, 1500)}`);
		return seen;
	});

/** The position of something once it no longer moves: the same in two looks. */
async function steady<T>(awaited: string, look: () => Promise<T>): Promise<T> {
	let before: T | undefined;
	return until(awaited, async () => {
		const last = before;
		const now = await look();
		before = now;
		assert.deepEqual(now, last, 'It is still moving.');
		return now;
	});
}

async function click(browser: Browser, role: string, name: string) {
	const look = () => call(browser, page.placeOf, role, name);
	const { x, y } = await steady(`${role} “${name}” to click on`, look);
	await browser.pointer([
		{ type: 'pointerMove', x, y },
		{ type: 'pointerDown', button: 0 },
		{ type: 'pointerUp', button: 0 }
	]);
}

async function type(browser: Browser, name: string, text: string) {
	await click(browser, 'textbox', name);
	await focused(browser, 'textbox', name);
	await browser.keys([...text].flatMap(tap));
}

const focused = (browser: Browser, role: string, name: string) =>
	expect(
		`the focus on ${role} “${name}”`,
		() => call(browser, page.focus, role),
		(now) => now.fits && now.name === name
	);

/** Presses the mouse before the first letter, moves it over the words in eight steps and releases it. */
async function drag(browser: Browser, sentence: string, words: string) {
	const look = () => call(browser, page.placeOfWords, sentence, words);
	const { x, y, toX, toY } = await steady(`“${words}” in ${sentence}`, look);
	const between = (from: number, to: number, step: number) =>
		Math.round(from + ((to - from) * step) / 8);
	const moves = [1, 2, 3, 4, 5, 6, 7, 8].map((step): PointerAction => ({
		type: 'pointerMove',
		x: between(x, toX, step),
		y: between(y, toY, step)
	}));
	await browser.pointer([
		{ type: 'pointerMove', x, y },
		{ type: 'pointerDown', button: 0 },
		...moves,
		{ type: 'pointerUp', button: 0 }
	]);
}

/**
 * Presses Tab until the focus is where it should be, also at a second look, because a page that has just loaded may
 * move it. The focused element must be in sight each time.
 */
async function tab(browser: Browser, { role, name, back }: Extract<Act, { act: 'tab' }>) {
	const passed: string[] = [];
	const look = () => until('the focus', () => call(browser, page.focus, role));
	const there = (now: { name: string; fits: boolean }) => now.fits && now.name === name;
	for (let i = 0; i < 80; i += 1) {
		const now = await look();
		if (there(now) && there(await look())) return;
		passed.push(now.name);
		await browser.keys(chord(back ? 'Shift+Tab' : 'Tab'));
	}
	throw new Error(`Tab never came to ${role} “${name}”, but to: ${passed.join(', ')}.`);
}

/** The exact words are painted; if a browser cannot paint, their sentence shows the code's letter. */
const painted = (browser: Browser, { style, words, line, sentence, letter }: Painted) =>
	until(`${style} on “${words}”`, async () => {
		assert.match(await call(browser, page.lettersOf, sentence), new RegExp(letter));
		const seen = await call(browser, page.painted, style, sentence);
		if (seen) assert.deepEqual(seen, { words: [words], line });
	});

/** Keys other than letters, by the code that WebDriver uses. */
const codes: Record<string, string> = {
	Tab: '\uE004',
	Enter: '\uE007',
	Shift: '\uE008',
	Escape: '\uE00C',
	Space: ' ',
	ArrowLeft: '\uE012',
	ArrowUp: '\uE013',
	ArrowRight: '\uE014',
	ArrowDown: '\uE015',
	F6: '\uE036'
};

function tap(key: string): KeyAction[] {
	const value = codes[key] ?? key;
	return [
		{ type: 'keyDown', value },
		{ type: 'keyUp', value }
	];
}

/** A key, or one with others held, such as Shift+ArrowDown. */
function chord(keys: string): KeyAction[] {
	const held = keys.split('+');
	const key = held.pop() ?? '';
	const values = held.map((name) => codes[name] ?? name);
	return [
		...values.map((value): KeyAction => ({ type: 'keyDown', value })),
		...tap(key),
		...values.toReversed().map((value): KeyAction => ({ type: 'keyUp', value }))
	];
}
