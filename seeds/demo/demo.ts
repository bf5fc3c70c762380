import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { close, open } from '#lib/server/db/index.ts';
import { databaseIn } from '../../src/shell/data-folder.ts';
import { halt } from '../../src/shell/halt.ts';
import { guests } from './guests.ts';
import { learners, password, type Person, teachers } from './people.ts';
import { tell } from './story.ts';

/**
 * Makes sure that this folder contains the demo. A complete demo is left as it is; an interrupted one is generated
 * again.
 * @returns the list of its accounts, to be printed
 * @throws Halt if the folder contains a database that is not the demo's
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

/** Uses another file name first, so that an interrupted run leaves no database that looks complete. */
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

/** The list of everybody in the demo, with their logins or codes. */
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
