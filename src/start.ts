import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './shell/build.ts';
import { backup, type Copied, restore } from './shell/backup.ts';
import { databaseIn, hold } from './shell/data-folder.ts';
import { demandKinds } from './shell/file-kinds.ts';
import { Halt, halt } from './shell/halt.ts';
import { keepWithoutJournal, markUnmerged, unmark } from './shell/journal.ts';
import { addresses, type Handler, listen, stopOnSignal } from './shell/listen.ts';
import { check, newestGood, opening } from './shell/open-database.ts';
import { root, settings } from './shell/settings.ts';

/**
 * Builds when needed, migrates, publishes the lessons in seeds/, then serves until it is told to stop.
 * @param first runs before that, with the data folder locked; its result is printed
 */
async function serve(chosen = settings(), first?: (data: string) => Promise<string>) {
	const release = hold(chosen.data);
	if (!release) {
		return halt(
			`Parallax is already running with ${chosen.data}. Use that one, stop it first, ` +
				'or start this one with a folder of its own: "PARALLAX_DATA=/another/folder npm start".'
		);
	}
	demandKinds(chosen.data, first ? ['demo.txt'] : []);
	process.once('disconnect', () => process.exit(1)); // the process that started this one, with a channel, has ended
	const { server, ready } = await listen(chosen);
	const said = await first?.(chosen.data);
	await build();
	const database = databaseIn(chosen.data);
	const token = await opening(chosen.data, () => prepare(chosen.data));
	process.env.NODE_ENV ??= 'production';
	process.env.PARALLAX_DB = database; // read by the built program, which opens the database itself
	process.env.PARALLAX_WORKER = join(root, 'build', 'class-view', 'worker.js');
	const built = pathToFileURL(join(root, 'build', 'handler.js')).href;
	const load = () => import(built) as Promise<{ handler: Handler }>;
	const { handler } = await opening(chosen.data, load);
	markUnmerged(chosen.data);
	ready(handler);
	stopOnSignal(server, { first: () => unmark(chosen.data), last: release });
	if (said) console.log(said);
	console.log('\nParallax is running. Open it in a browser:\n');
	const places = addresses(server, chosen);
	// shown by pages that are open on this computer, for the others in the room
	const [network] = places.find(([, where]) => where === 'on the local network') ?? [];
	if (network) process.env.PARALLAX_NETWORK = network;
	for (const [url, where] of places) console.log(`  ${url}   ${where}`);
	if (token)
		console.log(
			'\nTo become the administrator, open this link and create an account:\n\n' +
				`  ${places[0]?.[0]}/admin/first?token=${token}`
		);
	console.log(`\nAll data is saved in ${database}\nPress Ctrl-C to stop.`);
}

/** `npm run demo`: serves the demo with its two classes, in a folder of its own. */
async function demo() {
	const chosen = settings(process.env, 'data-demo');
	await serve(chosen, async (data) => {
		const { stage } = await import('../seeds/demo/demo.ts');
		return stage(data);
	});
}

/**
 * Checks and migrates the database and publishes the lessons in seeds/. A lesson that cannot be published is named, and
 * stops neither the others nor the start.
 * @returns the token that makes an administrator, as long as there is none
 */
async function prepare(data: string): Promise<string | null> {
	const database = databaseIn(data);
	const kept = keepWithoutJournal(data);
	if (kept !== null) await warnOfMissing(data, kept);
	unmark(data);
	check(data);
	// loaded only here, because loading takes longer than everything before
	const { close, open } = await import('#lib/server/db/index.ts');
	const { firstAdmin } = await import('./lib/server/account/one-time-tokens.ts');
	const { publishSeeds, summary } = await import('../seeds/seed.ts');
	open(database);
	const news = publishSeeds().filter(({ published }) => published?.did !== 'unchanged');
	const token = firstAdmin();
	if (kept !== null) await noteMissing();
	close();
	for (const line of news.flatMap(summary)) console.log(line);
	return token;
}

/** Says in the administrators' log that the newest changes may be missing. */
async function noteMissing() {
	const { note } = await import('./lib/server/audit-log.ts');
	note(null, { action: 'journal missing', subject: 'instance', subjectId: 'journal' });
}

/**
 * Says the same on the screen and in the program's log, with the way back. Call before anything that may end the start,
 * such as damage.
 */
async function warnOfMissing(data: string, kept: string) {
	const { log } = await import('./lib/server/logger.ts');
	const backup = newestGood(data);
	const sentences = [
		'Parallax wasn’t shut down properly last time, and parallax.db-wal, which had the newest changes, is gone or empty.',
		'What people saved shortly before may be missing.',
		'(If another program has opened the database since, it may have merged them, and nothing is missing.)',
		kept && `The database without them is kept as ${kept}.`,
		kept &&
			`If you find parallax.db-wal, rename it ${basename(kept)}-wal, put it beside that file, ` +
				`stop Parallax, and: npm run restore -- ${kept}`,
		backup && `The newest good backup is ${backup}.`
	].filter(Boolean);
	log.error(sentences[0]);
	console.log(`\n${sentences.join('\n')}\n`);
}

/** `npm run backup`, or `npm run backup -- FILE`. */
async function backUp(file?: string) {
	const copied = await backup(settings().data, file && typed(file));
	console.log(`Backup created and checked: ${describe(copied)}`);
	console.log(`To restore it: npm run restore -- ${copied.file}`);
}

/** `npm run restore -- FILE`. */
async function putBack(file?: string) {
	if (!file) return halt('Name the file to restore: "npm run restore -- data/backups/….db".');
	const restored = await restore(settings().data, typed(file));
	console.log(`Restored and checked: ${describe(restored)}`);
	if (restored.kept) {
		console.log(`The database it replaced is saved as ${restored.kept}`);
		console.log(`To undo: npm run restore -- ${restored.kept}`);
	}
}

/** A path as the person typed it: npm changes the working folder and keeps the original in INIT_CWD. */
const typed = (file: string) => resolve(process.env.INIT_CWD ?? from, file);

const describe = ({ file, bytes, contents }: Copied) =>
	`${file} (${(bytes / 1024 / 1024).toFixed(1)} MB; ${contents})`;

const from = process.cwd();
process.chdir(root);
const [command = 'serve', argument] = process.argv.slice(2);
const commands: Record<string, (argument?: string) => Promise<void>> = {
	serve: () => serve(),
	demo,
	build: () => build(),
	backup: backUp,
	restore: putBack
};
try {
	const run = commands[command] ?? halt(`Unknown command "${command}".`);
	await run(argument);
} catch (error) {
	console.error(error instanceof Halt ? error.message : error);
	process.exit(1);
}
