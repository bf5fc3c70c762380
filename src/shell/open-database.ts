import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { damage, openExisting } from './check-database.ts';
import { backupsIn, databaseIn } from './data-folder.ts';
import { Damaged, explained, halt } from './halt.ts';

/**
 * Checks the database of a data folder before a start, if there is one.
 * @throws Halt with one sentence about what is wrong; Damaged where a backup would help
 */
export function check(data: string) {
	const file = databaseIn(data);
	if (!existsSync(file)) return;
	const client = openExisting(file);
	try {
		const broken = damage(client, true);
		if (broken) throw new Damaged(`${file} is damaged: ${broken}.`);
	} catch (error) {
		throw explained(error, file);
	} finally {
		client.close();
	}
}

/** Runs `work`, which opens the database. What is wrong with it becomes a sentence with the backup to restore. */
export async function opening<T>(data: string, work: () => T | Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		const why = explained(error, databaseIn(data));
		if (why instanceof Damaged) halt(`${why.message}\n${remedy(data)}`);
		throw why;
	}
}

/** How to go on from the newest backup in the data folder. */
export function remedy(data: string): string {
	const newest = newestGood(data);
	if (newest)
		return `The newest good backup is ${newest}. To restore it: npm run restore -- ${newest}`;
	return (
		`There is no good backup in ${backupsIn(data)}. If you have one elsewhere: ` +
		'npm run restore -- FILE'
	);
}

/** The newest backup that is sound and can be restored, or null. */
export function newestGood(data: string): string | null {
	const folder = backupsIn(data);
	if (!existsSync(folder)) return null;
	const all = readdirSync(folder)
		.filter((name) => name.endsWith('.db'))
		.map((name) => join(folder, name))
		.map((file) => ({ file, at: statSync(file).mtimeMs }))
		.toSorted((one, other) => other.at - one.at);
	return all.find(({ file }) => sound(file))?.file ?? null;
}

function sound(file: string): boolean {
	try {
		const client = openExisting(file, { readonly: true });
		try {
			return damage(client) === null;
		} finally {
			client.close();
		}
	} catch {
		return false;
	}
}
