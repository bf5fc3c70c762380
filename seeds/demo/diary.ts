import { notebookCommands } from '#lib/http/notebook-handlers.server.ts';
import * as answers from '#lib/server/notebook/answers.ts';
import * as notebooks from '#lib/server/notebook/notebooks.ts';
import type { Notebook } from '#lib/server/notebook/notebooks.ts';
import * as judgements from '#lib/server/notebook/judgements.ts';
import * as stances from '#lib/server/notebook/stances.ts';
import type { User } from '#lib/server/account/users.ts';
import { uid } from '#lib/uid.ts';

/**
 * What somebody did: one act per line, beginning at `began`, in hours from now. `later 20h` lets time pass; each act
 * takes as long as its words take to write.
 */
export type Diary = { began: number; lines: string };

/** The person whose diary it is, and the acts in it that are not notebook commands. */
export type Writer = { who: User; open: () => Notebook; meets: Record<string, Event> };

/** @param words the words after the name of the act */
type Event = (words: string) => unknown;

/** The acts that a page sends as commands; the groups are the fields of the command. */
const acts: Record<string, RegExp> = {
	count: /^count me$/,
	stance:
		/^stand (?<moment>before|after) (?<view>[1-7]|none|declined)(?: (?<confidence>[1-5]))?(?:: (?<reason>.+))?$/,
	annotate:
		/^note (?<me>me )?(?<from>[AB][\d.]+)(?:-(?<to>[AB][\d.]+))?(?: "(?<words>[^"]+)")?(?: (?<code>[a-z-]+))?(?:: (?<note>.+))?$/,
	judge: /^judge (?<point>[a-z-]+) (?<relation>[a-z_]+)(?:: (?<reason>.+))?$/,
	own_point:
		/^point (?<relation>[a-z_]+) (?<a>[^/]+) \/ (?<b>[^:]+): (?<title>[^|]+) \| (?<why>.+)$/,
	silence:
		/^silent (?<silentSide>[ab]) (?<code>[a-z-]+) (?<about>[^/]+) \/ (?<contested>[^:]+): (?<text>.+)$/,
	save: /^save (?<question>[a-z-]+): (?<text>.+)$/,
	lock: /^lock (?<question>[a-z-]+): (?<text>.+)$/,
	level: /^level (?<criterion>[a-z-]+) (?<level>\d)$/
};

type Sent = Record<string, string | undefined>;

/** The place in the notebook where each act is done. */
const places: Record<string, (sent: Sent) => string> = {
	stance: ({ moment }) => String(moment),
	annotate: () => 'read',
	judge: ({ point }) => `compare?point=${point}`,
	own_point: () => 'compare',
	silence: () => 'compare',
	save: ({ question }) => (question === 'sourcing' ? 'before' : `answer?question=${question}`),
	lock: ({ question }) => (question === 'sourcing' ? 'before' : `answer?question=${question}`),
	level: () => 'after'
};

const minute = 60_000;
const hour = 60 * minute;

/** The acts of a diary, each with its time. */
export function moments({ began, lines }: Diary, now: number): { at: number; line: string }[] {
	let at = now + began * hour;
	return lines
		.split('\n')
		.filter((line) => line)
		.flatMap((line) => {
			const [, hours] = /^later (\d+)h$/.exec(line) ?? [];
			at += hours ? Number(hours) * hour : minute + line.length * 600;
			return hours ? [] : [{ at, line }];
		});
}

/** Does what a line says. @throws Error with the line if it is not understood or the domain refuses it */
export function live(writer: Writer, line: string) {
	try {
		act(writer, line);
	} catch (cause) {
		throw new Error(`This line of a diary cannot be told: ${line}`, { cause });
	}
}

function act(writer: Writer, line: string) {
	const met = Object.entries(writer.meets).find(([name]) => line.startsWith(name));
	if (met) return met[1](line.slice(met[0].length).replace(/^: | /, ''));
	const [kind, said] = read(line);
	const notebook = notebooks.findOpen(writer.who, writer.open().id);
	const id = uid();
	const visibility = said.me ? 'me' : undefined;
	const sent = { ...said, visibility, uid: id, saveUid: id, yes: true };
	notebookCommands[kind]?.(notebook, { ...sent, revision: revision(notebook, kind, said) });
	const place = places[kind]?.(said);
	if (place) notebooks.visit(notebook, place);
}

/** A dash means an empty field, and `plain` a highlight without a code. */
const nothing = ['-', 'plain'];

function read(line: string): [kind: string, said: Sent] {
	for (const [kind, pattern] of Object.entries(acts)) {
		const found = pattern.exec(line);
		if (!found) continue;
		const said = Object.entries(found.groups ?? {}).filter(
			([, words]) => words && !nothing.includes(words)
		);
		return [kind, { reason: '', ...Object.fromEntries(said) }];
	}
	throw new Error('It says nothing known.');
}

/** The revision that the writer's page shows; 0 for anything without one. */
function revision(of: Notebook, kind: string, { question, point, moment }: Sent): number {
	if (kind === 'stance')
		return stances.of(of)[moment === 'after' ? 'after' : 'before']?.revision ?? 0;
	if (point) return judgements.of(of).find(({ key }) => key === point)?.judgement?.revision ?? 0;
	return answers.of(of).find(({ key }) => key === question)?.revision ?? 0;
}
