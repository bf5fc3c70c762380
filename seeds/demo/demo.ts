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
			`There is a Parallax in ${data} that is no demo, so it was left alone. Choose another folder, ` +
				'as in "PARALLAX_DATA=/another/folder npm run demo".'
		);
	const anew = `It stays as you leave it. To begin anew, stop it and delete the folder ${data}`;
	return `\n${readFileSync(page, 'utf8')}\n${anew}`;
}

/** Under another name first, so that an interrupted story leaves nothing that looks like one. */
async function make(database: string, page: string) {
	console.log('Telling the story of the demo, once; this takes a few seconds …');
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
		`Accounts to try, each with the password ${password}`,
		'',
		...people(teachers),
		'',
		...people(learners),
		'',
		'Guests have no account. These codes open their work, at /resume:',
		'',
		...guests.map(({ about }, n) => line(codes[n] ?? '', about)),
		''
	].join('\n');
}
