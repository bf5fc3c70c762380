import type { Page } from '@playwright/test';
import { expect } from './notebook-page.ts';

// A person's actions on a text in the browser, and what they see there.

/** The position of the left edge of the first letter of some words of a sentence, and of the right edge of the last. */
export function placeOf(page: Page, label: string, from: string, to = from) {
	return page.evaluate(
		([label = '', from = '', to = '']) => {
			const sentence = document.getElementById(label);
			if (!sentence) throw new Error(`There is no ${label}.`);
			sentence.scrollIntoView({ block: 'center', behavior: 'instant' });
			const text = sentence.textContent;
			const at = (i: number) => {
				const walker = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT);
				let node = walker.nextNode() as Text;
				for (; i >= node.length; node = walker.nextNode() as Text) i -= node.length;
				const range = document.createRange();
				range.setStart(node, i);
				range.setEnd(node, i + 1);
				return range.getBoundingClientRect();
			};
			const first = at(text.indexOf(from));
			const last = at(text.indexOf(to) + to.length - 1);
			return { x: first.left + 1, y: first.y + 9, toX: last.right, toY: last.y + 9 };
		},
		[label, from, to]
	);
}

/** Drags over words of a sentence, from the left edge of the first letter to the right edge of the last. */
export async function drag(page: Page, label: string, from: string, to = from) {
	const box = await placeOf(page, label, from, to);
	await page.mouse.move(box.x, box.y);
	await page.mouse.down();
	await page.mouse.move(box.toX, box.toY, { steps: 8 });
	await page.mouse.up();
}

/** Clicks on the first letter of some words. */
export async function click(page: Page, label: string, words: string) {
	const { x, y } = await placeOf(page, label, words);
	await page.mouse.click(x + 4, y);
}

/** Selects words as a finger held on them does: the system selects, and no mouse moves. */
export async function hold(page: Page, label: string, words: string) {
	const { x, y } = await placeOf(page, label, words);
	await page.evaluate(
		([label = '', words = '', x = 0, y = 0]) => {
			const sentence = document.getElementById(String(label)) as HTMLElement;
			const node = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT).nextNode() as Text;
			const start = node.data.indexOf(String(words));
			const touch = { pointerType: 'touch', bubbles: true, clientX: +x, clientY: +y };
			sentence.dispatchEvent(new PointerEvent('pointerdown', touch));
			getSelection()?.setBaseAndExtent(node, start, node, start + String(words).length);
			// the system takes over the touch for its own handles
			sentence.dispatchEvent(new PointerEvent('pointercancel', touch));
		},
		[label, words, x, y] as const
	);
}

/** The words painted in the style of a code. */
export const painted = (page: Page, style: string) =>
	page.evaluate(
		(name) => [...(CSS.highlights.get(name) ?? [])].map((range) => String(range)),
		style
	);

export const bar = (page: Page) =>
	page.getByRole('toolbar', { name: 'Add a note to the selected passage' });
export const tool = (page: Page, name: string) =>
	bar(page).getByRole('button', { name, exact: true });
export const sentence = (page: Page, label: string) => page.locator(`[id="${label}"]`);
export const notes = (page: Page) => page.locator('#column li[id^="note-"]');
export const panel = (page: Page) => page.getByRole('dialog', { name: 'Notes here' });

/** The focused element: its tag and name. Fails when nothing has the focus, or when the element is covered. */
export async function focused(page: Page): Promise<string> {
	const look = () =>
		page.evaluate(() => {
			const active = document.activeElement;
			if (!active || active === document.body) return 'nothing';
			const name = active.id || active.getAttribute('aria-label') || active.textContent.trim();
			const found = `${active.localName} ${name.slice(0, 40)}`;
			const seen = [...active.getClientRects()].some(({ left, right, top, bottom }) => {
				const x = Math.min(left + 6, (left + right) / 2);
				const y = Math.min(top + 6, (top + bottom) / 2);
				return [y, Math.max(y, bottom - 6)].some((y) => {
					const hit = document.elementFromPoint(x, y);
					return hit && (active.contains(hit) || hit.contains(active));
				});
			});
			return seen ? found : `hidden: ${found}`;
		});
	await expect.poll(look).not.toMatch(/^(nothing|hidden)/);
	return look();
}
