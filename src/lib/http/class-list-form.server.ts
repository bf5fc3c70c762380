import * as v from 'valibot';
import { type Choice, reading } from '#lib/input/class-list.ts';
import { isEncoding } from '#lib/server/course/class-list/encoding-names.ts';
import { type KeptFile, textOf } from '#lib/server/course/class-list/kept-files.ts';
import { Refusal } from '#lib/server/refusal.ts';

/** The class list of a form. `shown` stands for the preview that the form belongs to. */
export type ClassList = { list: string; file: KeptFile | null; choice: Choice; shown: string };

/**
 * Reads the form of a class list: an uploaded file, else one that an earlier reply kept in the form, else the pasted
 * text; and how it is to be read.
 * @throws Refusal `invalid` for a file that can't be read, and for an incomplete form
 */
export async function classListIn(data: FormData): Promise<ClassList> {
	const typed = (name: string) => {
		const value = data.get(name);
		return typeof value === 'string' ? value : '';
	};
	const upload = data.get('file');
	const shown = typed('shown');
	if (upload instanceof File && upload.size)
		return { ...textOf(new Uint8Array(await upload.arrayBuffer())), choice: {}, shown };
	const bytes = typed('bytes');
	if (!bytes) return { list: typed('list'), file: null, choice: choiceIn(data, typed), shown };
	const chosen = typed('encoding');
	if (!isEncoding(chosen)) throw new Refusal('invalid', 'Choose an encoding from the list.');
	const kept = textOf(new Uint8Array(Buffer.from(bytes, 'base64')), chosen);
	return { ...kept, choice: choiceIn(data, typed), shown };
}

function choiceIn(data: FormData, typed: (name: string) => string): Choice {
	const perhaps = (name: string) => typed(name) || undefined;
	const numbered = (name: string) =>
		[...data].flatMap(([key, value]) => {
			const [, n] = new RegExp(`^${name}-(\\d{1,3})$`).exec(key) ?? [];
			return n !== undefined && typeof value === 'string' && value ? [[n, value] as const] : [];
		});
	const columns: string[] = [];
	for (const [n, kind] of numbered('column')) columns[Number(n)] = kind;
	const parsed = v.safeParse(reading, {
		split: perhaps('split'),
		headed: perhaps('headed'),
		order: perhaps('order'),
		columns: columns.length ? Array.from(columns) : undefined,
		doubles: perhaps('doubles'),
		people: Object.fromEntries(numbered('person')),
		out: numbered('out').map(([at]) => at),
		cut: perhaps('cut')
	});
	if (!parsed.success) throw new Refusal('invalid', parsed.issues[0].message);
	return parsed.output;
}
