import type { Database } from 'better-sqlite3';

/** Tables that only publishing writes; rows never change or go. */
export const published = [
	'version',
	'sentence',
	'edition',
	'article',
	'point',
	'passage',
	'code',
	'question',
	'rubric',
	'criterion',
	'level',
	'withheld'
];

/**
 * A learner's work, frozen once its attempt is handed in. A test compares this with every table that has an
 * `attempt_id`.
 */
export const work = [
	'annotation',
	'answer',
	'stance',
	'own_point',
	'silence',
	'citation',
	'self_level',
	'judgement'
];

/** Tables below `work` without an `attempt_id` of their own; they freeze with it. */
export const childrenOfWork = ['answer_revision'];

/** Append-only tables. */
export const appended = ['log'];

const refuse = (name: string, event: string, table: string, when: string, words: string) => `
	drop trigger if exists ${name};
	create trigger ${name} before ${event} on ${table} ${when && `when ${when}`}
	begin select raise(abort, '${words}'); end;`;

const handedIn = (row: string) =>
	`exists (select 1 from attempt where id = ${row}.attempt_id and handed_in_at is not null)`;

const revising = [
	['insert', 'new'],
	['update', 'old', 'new'],
	['delete', 'old']
] as const;

const answeredThen = (row: string) =>
	`exists (select 1 from answer join attempt on attempt.id = answer.attempt_id
		where answer.id = ${row}.answer_id and handed_in_at is not null)`;

/**
 * Drops every trigger, so that a migration may rebuild a table that a trigger of another one names, and
 * fill a new column of published rows.
 */
export function thaw(client: Database) {
	const names = client.prepare("select name from sqlite_master where type = 'trigger'").pluck();
	for (const name of names.all()) client.exec(`drop trigger "${String(name)}"`);
}

/**
 * Creates the triggers that protect published lessons, handed-in work and the log. Runs at every start, after
 * migrating: SQLite drops the triggers of a table that a migration rebuilds.
 */
export function freeze(client: Database) {
	const rules = published.flatMap((table) => [
		refuse(`${table}_kept`, 'update', table, '', 'published content never changes'),
		refuse(`${table}_stays`, 'delete', table, '', 'published content is never deleted')
	]);
	for (const table of appended)
		rules.push(
			refuse(`${table}_kept`, 'update', table, '', 'the log never changes'),
			refuse(`${table}_stays`, 'delete', table, '', 'the log never changes')
		);
	for (const table of work)
		rules.push(
			refuse(`${table}_no_insert`, 'insert', table, handedIn('new'), 'this work was handed in'),
			refuse(
				`${table}_no_update`,
				'update',
				table,
				`${handedIn('old')} or ${handedIn('new')}`,
				'this work was handed in'
			),
			refuse(`${table}_no_delete`, 'delete', table, handedIn('old'), 'this work was handed in')
		);
	for (const table of childrenOfWork)
		for (const [event, ...rows] of revising)
			rules.push(
				refuse(
					`${table}_no_${event}`,
					event,
					table,
					rows.map(answeredThen).join(' or '),
					'this work was handed in'
				)
			);
	rules.push(
		refuse(
			'attempt_stays_handed_in',
			'update of handed_in_at',
			'attempt',
			'old.handed_in_at is not null and new.handed_in_at is not old.handed_in_at',
			'work that was handed in stays handed in'
		),
		refuse(
			'attempt_stays_due',
			'update of due_then',
			'attempt',
			'old.handed_in_at is not null and new.due_then is not old.due_then',
			'when it was due stays as it was then'
		)
	);
	client.exec(rules.join('\n'));
}
