import * as v from 'valibot';
import { isMap, isNode, isPair, LineCounter, parseDocument, type Document } from 'yaml';
import { list, type Report } from './problems.ts';

type Schema = v.BaseSchema<unknown, unknown, v.BaseIssue<unknown>>;
type Path = (string | number)[];

/** Valid fields, each with its line in the file. */
export type Fields<T> = { value: T; lineOf: (...path: Path) => number };

/**
 * Reads YAML fields by a schema and reports every unknown, missing or malformed one.
 * @param what what the fields describe, as a sentence names it: `point “corridor”`
 * @param firstLine the line of the file on which `yaml` begins
 * @returns null when anything was reported
 */
export function fields<S extends Schema>(
	schema: S,
	yaml: string,
	what: string,
	firstLine: number,
	report: Report
): Fields<v.InferOutput<S>> | null {
	const lines = new LineCounter();
	const doc = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
	const at = (offset: number) => firstLine - 1 + Math.max(1, lines.linePos(offset).line);
	for (const error of doc.errors)
		report(
			at(error.pos[0]),
			error.code === 'DUPLICATE_KEY'
				? `${what} has the same field twice. Keep one of them.`
				: `The fields of ${what} aren’t valid YAML: ${error.message}. Put ` +
						'text with a colon or quotation marks in single quotation marks.'
		);
	if (doc.errors.length) return null;
	const lineOf = (...path: Path) => at(offsetOf(doc, path));
	const result = v.safeParse(schema, doc.toJS() ?? {});
	if (result.success) return { value: result.output, lineOf };
	for (const issue of result.issues) {
		const path = (issue.path ?? []).map((step) => step.key as string | number);
		report(lineOf(...path), sentence(issue, path, what, schema));
	}
	return null;
}

/** The line of the value at this path: that of its key, or, for a missing value, of its nearest parent. */
function offsetOf(doc: Document, path: Path): number {
	let offset = 0;
	let node: unknown = doc.contents;
	for (const step of path) {
		if (isMap(node)) {
			const pair = node.items.find(({ key }) => isNode(key) && String(key) === String(step));
			if (!isPair(pair) || !isNode(pair.key)) break;
			offset = pair.key.range?.[0] ?? offset;
			node = pair.value;
		} else {
			node = doc.getIn(path.slice(0, path.indexOf(step) + 1), true);
			if (!isNode(node)) break;
			offset = node.range?.[0] ?? offset;
		}
	}
	return offset;
}

function sentence(issue: v.BaseIssue<unknown>, path: Path, what: string, schema: Schema): string {
	const name = path.filter((step) => typeof step === 'string').join('.');
	if (issue.type === 'strict_object' && issue.expected === 'never')
		return `${what} has an unknown field “${name}”. The fields here are ${list(known(schema, path.slice(0, -1)))}.`;
	if (issue.type === 'strict_object' && issue.input === undefined)
		return `${what} lacks the field “${name}”. Add it.`;
	if (issue.type === 'picklist')
		return (
			`“${name}” of ${what} is ${issue.received.replaceAll('"', '“').replace(/“$/, '”')}, ` +
			`which is unknown. Use ${list(optionsOf(issue), 'or')}.`
		);
	if (issue.kind === 'validation') return `“${name}” of ${what} ${issue.message}`;
	return `“${name}” of ${what} must be ${kinds[issue.expected ?? ''] ?? issue.expected}.`;
}

const kinds: Record<string, string> = {
	string: 'text. Put it in quotation marks',
	number: 'a number',
	boolean: 'true or false',
	Array: 'a list',
	Object: 'a group of fields',
	'(string | number)': 'text. Put it in quotation marks'
};

const optionsOf = (issue: v.BaseIssue<unknown>) =>
	(issue.expected ?? '').replace(/[()"]/g, '').split(' | ');

/** The names of the fields in the schema at this path. */
function known(schema: unknown, path: Path): string[] {
	let here = schema as { entries?: Record<string, unknown>; item?: unknown; wrapped?: unknown };
	const open = () => {
		while (here.wrapped) here = here.wrapped as typeof here;
	};
	open();
	for (const step of path) {
		here = (typeof step === 'number' ? here.item : here.entries?.[step]) as typeof here;
		open();
	}
	return Object.keys(here.entries ?? {});
}
