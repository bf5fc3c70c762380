import * as v from 'valibot';
import { expect, test } from 'vitest';
import * as account from '#lib/input/account.ts';
import * as assignment from '#lib/input/assignment.ts';
import * as course from '#lib/input/course.ts';
import * as discussion from '#lib/input/discussion.ts';
import * as insight from '#lib/input/insight.ts';
import * as notebook from '#lib/input/notebook.ts';
import * as review from '#lib/input/review.ts';

type Fields = { entries: Record<string, unknown> };
const modules = { account, assignment, course, discussion, insight, notebook, review };
const forms = Object.entries(modules).flatMap(([file, schemas]) =>
	Object.entries(schemas)
		.filter(([, schema]) => typeof schema === 'object' && 'entries' in schema)
		.map(([name, schema]) => [`${file}.${name}`, schema] as [string, v.GenericSchema & Fields])
);

test.each(forms)('the form %s says in our own words what is wrong with a field', (_, schema) => {
	const names = Object.keys(schema.entries);
	const said = [undefined, '', ' ', '-', 'x'.repeat(20_000)].flatMap((value) => {
		const typed = value === undefined ? [] : names.map((name) => [name, value]);
		return v.safeParse(schema, Object.fromEntries(typed)).issues ?? [];
	});
	expect(said.map(({ message }) => message).filter((one) => /^Invalid|Expected/.test(one))).toEqual(
		[]
	);
});
