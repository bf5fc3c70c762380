import type { Page } from '@playwright/test';
import { scale } from './scale.ts';

/** What a page records about its own tasks. */
type Watched = {
	/** how long each task over 50 ms took, as far as the browser has reported */
	tasks: number[];
	/** when the last of them ended */
	lastEnd: number;
	/** when the first note was painted */
	painted: number;
	/** collects what the browser has not reported yet */
	flush(): void;
};

/** Makes a page record its long tasks from the very beginning. Call this before opening the page. */
export const watch = (page: Page) =>
	page.addInitScript(() => {
		const watched: Watched = { tasks: [], lastEnd: 0, painted: 0, flush: () => {} };
		const add = (entries: PerformanceEntryList) => {
			for (const { startTime, duration } of entries) {
				watched.tasks.push(duration);
				watched.lastEnd = startTime + duration;
			}
		};
		const observer = new PerformanceObserver((list) => add(list.getEntries()));
		observer.observe({ type: 'longtask', buffered: true });
		watched.flush = () => add(observer.takeRecords());
		Object.assign(window, { watched });
		const look = () => {
			if (typeof CSS !== 'undefined' && CSS.highlights.size) watched.painted = performance.now();
			else requestAnimationFrame(look);
		};
		requestAnimationFrame(look);
	});

/** The longest task since the last call, and when the first note was painted, in milliseconds. */
export const tasks = (page: Page) =>
	page.evaluate(() => {
		const { watched } = window as unknown as { watched: Watched };
		watched.flush();
		const longest = Math.max(0, ...watched.tasks);
		watched.tasks = [];
		return { longest, painted: watched.painted };
	});

/** Waits until a notebook shows that everything is saved, and no long task has ended for a moment. */
export const calm = (page: Page) =>
	page.waitForFunction((pause) => {
		const { watched } = window as unknown as { watched: Watched };
		watched.flush();
		const saved = document.querySelector('header .saved time');
		return saved && performance.now() - watched.lastEnd > pause;
	}, scale.calm);
