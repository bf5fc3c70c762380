import type { Page } from '@playwright/test';

export type OldCommand = { kind: string; [field: string]: string | number | boolean | null };

/**
 * How the version of 23 November 2026 (13636d5) kept a command in the browser's database `parallax` until the server
 * had it. Devices may still hold such rows, so these types never follow the program's.
 */
export type OldRow = {
	id: number;
	command: OldCommand;
	since: number;
	touched: number;
	attempted: boolean;
	problem: { reason: string; message: string } | null;
	owner: string;
	notebook: number | string;
	tab: string;
	uid: string;
};

/** Rows with these commands, which a tab left behind an hour ago in this order, none of them sent. */
export function oldRows(
	commands: OldCommand[],
	place: Pick<OldRow, 'owner' | 'notebook' | 'tab' | 'uid'>
): OldRow[] {
	const begun = Date.now() - 3_600_000;
	return commands.map((command, n) => {
		const at = begun + n * 1000;
		// an id was the moment and a chance part, in 1024ths of a millisecond
		const id = Math.floor((at + Math.random()) * 1024);
		const entry = { id, command, since: at, touched: at, attempted: false, problem: null };
		return { ...entry, ...place };
	});
}

/** Makes the database as that version made it, in a page that has none, and puts the rows into it. */
export const keepRows = (page: Page, rows: OldRow[]) =>
	page.evaluate(
		(all) =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('parallax', 1);
				opening.onupgradeneeded = () => {
					const store = opening.result.createObjectStore('outbox', { keyPath: 'id' });
					store.createIndex('place', ['owner', 'notebook', 'tab']);
				};
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const database = opening.result;
					const writing = database.transaction('outbox', 'readwrite');
					for (const row of all) writing.objectStore('outbox').put(row);
					writing.onerror = () => reject(writing.error);
					writing.oncomplete = () => {
						database.close();
						resolve();
					};
				};
			}),
		rows
	);

/** Names the tab as that version did, so that what it kept is this tab's own. */
export const nameTab = (page: Page, tab: string) =>
	page.evaluate((name) => sessionStorage.setItem('parallax-tab', name), tab);
