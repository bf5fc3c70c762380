import type { Page } from '@playwright/test';

export type OldCommand = { kind: string; [field: string]: string | number | boolean | null };

/**
 * How the version of 23 November 2026 (13636d5) kept a command in the browser's database `parallax` until the server
 * had it. Devices may still have such rows, so these types must not change with the program's.
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

/** Rows with these commands in this order, left by a tab an hour ago, none of them sent. */
export function oldRows(
	commands: OldCommand[],
	place: Pick<OldRow, 'owner' | 'notebook' | 'tab' | 'uid'>
): OldRow[] {
	const begun = Date.now() - 3_600_000;
	return commands.map((command, n) => {
		const at = begun + n * 1000;
		// an id was the time plus a random part, in 1024ths of a millisecond
		const id = Math.floor((at + Math.random()) * 1024);
		const entry = { id, command, since: at, touched: at, attempted: false, problem: null };
		return { ...entry, ...place };
	});
}

/** Creates the database as that version did, in a browser that has none, and adds the rows. */
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

/** Gives the tab an id as that version did, so that it treats the rows as its own. */
export const nameTab = (page: Page, tab: string) =>
	page.evaluate((name) => sessionStorage.setItem('parallax-tab', name), tab);
