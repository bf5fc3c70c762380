import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { close, open } from '#lib/server/db/index.ts';
import { databaseIn } from '../../src/shell/data-folder.ts';
import { halt } from '../../src/shell/halt.ts';
import { guests } from './guests.ts';
import { learners, password, type Person, teachers } from './people.ts';
import { tell } from './story.ts';

/**
 * Sees to it that the demo lies in this folder. Told once, it is left as it is from then on; what was interrupted
 * is told anew.
 * @returns who is in it, for a person who wants to look around
 * @throws Halt where the folder has another database than the demo's
 */
export async function stage(data: string): Promise<string> {
	const database = databaseIn(data);
	const page = join(data, 'demo.txt');
	if (!existsSync(database)) await make(database, page);
	else if (!existsSync(page))
		halt(
			`The data in ${data} isn’t from the demo, so it was left alone. Choose another folder: ` +
				'"PARALLAX_DATA=/another/folder npm run demo".'
		);
	const anew = `Your changes are kept. To start again, stop the demo and delete the folder ${data}`;
	return `\n${readFileSync(page, 'utf8')}\n${anew}`;
}

/** Under another name first, so that an interrupted story leaves nothing that looks like one. */
async function make(database: string, page: string) {
	console.log('Creating the demo. This happens once and takes a few seconds …');
	const draft = `${database}.new`;
	for (const end of ['', '-wal', '-shm']) rmSync(draft + end, { force: true });
	open(draft);
	try {
		writeFileSync(page, cast(await tell()));
	} finally {
		close();
	}
	renameSync(draft, database);
}

/** Everybody in the story, with what they sign in with. */
function cast(codes: string[]): string {
	const line = (key: string, words: string) => `  ${key.padEnd(20)} ${words}`;
	const people = (list: Person[]) =>
		list.map(({ login, name, about }) => line(login, `${name}, ${about}`));
	return [
		`Accounts to try, all with the password ${password}`,
		'',
		...people(teachers),
		'',
		...people(learners),
		'',
		'Guests have no account. Open their work with these codes at /resume:',
		'',
		...guests.map(({ about }, n) => line(codes[n] ?? '', about)),
		''
	].join('\n');
}
