import { print, type Side } from '#lib/anchor/labels.ts';
import { placed, type Text } from '#lib/anchor/passages.ts';
import type { Command, Stretch } from '#lib/outbox/command-types.ts';
import type { ReviewCommand } from '#lib/outbox/review-commands.ts';
import { skillWords, stanceWords } from '#lib/wording/wording.ts';
import type { Work } from './apply.ts';

type Here = { work: Work; texts: Text[]; codes: { key: string; name: string }[] };
type Own = Exclude<Command, ReviewCommand>;
type Of<Kind extends Own['kind']> = Extract<Own, { kind: Kind }>;
type NoteUid = { uid: string };

/** What a command is about, for its writer, who sees it apart from the page on which it was made. */
export function commandSubject(command: Command, here: Here): string {
	if ('submission' in command) return 'A change in a review';
	const say = subjects[command.kind] as (command: Own, here: Here) => string;
	return say(command, here);
}

const subjects: { [Kind in Own['kind']]: (command: Of<Kind>, here: Here) => string } = {
	annotate: noteSubject,
	change: noteSubject,
	erase: (command, here) => `Deleting ${noteNamed(command, here)}`,
	restore: (command, here) => `Restoring ${noteNamed(command, here)}`,
	judge: ({ point }, { work }) => {
		const question = work.points.find(({ key }) => key === point)?.question;
		return question ? `Your judgement on “${question}”` : 'Your judgement on a point';
	},
	save: ({ question }, { work }) => answerNamed(question, work),
	lock: ({ question }, { work }) => `Locking ${lower(answerNamed(question, work))}`,
	stance: (said) => `Where you stand ${said.moment} reading: ${stanceWords(said)}`,
	own_point: () => 'The point you found',
	erase_point: (command, { work }) => `Deleting ${pointNamed(command, work)}`,
	restore_point: (command, { work }) => `Restoring ${pointNamed(command, work)}`,
	silence: ({ silentSide }) => missing(silentSide),
	erase_silence: (command, { work }) => `Deleting ${silenceNamed(command, work)}`,
	restore_silence: (command, { work }) => `Restoring ${silenceNamed(command, work)}`,
	level({ criterion, level }, { work }) {
		const found = work.levels.find(({ key }) => key === criterion);
		const chosen = level === null ? 'none' : `level ${level + 1}`;
		return `Your rating of your own work${found ? `, ${found.name}` : ''}: ${chosen}`;
	},
	skip: () => 'Skipping the prediction',
	count: ({ yes }) =>
		`Your highlights in the anonymous totals: ${yes ? 'included' : 'not included'}`
};

/** A note by its label and place: whoever only pressed a label wrote no words. */
function noteSubject(
	{ code, note, ...place }: Stretch & { code: string; note: string },
	here: Here
) {
	const label = here.codes.find(({ key }) => key === code)?.name;
	const on = `on ${placeNamed(place, here.texts)}`;
	if (label) return note ? `The note ${on}, ${label}` : `The label ${label} ${on}`;
	return `The ${note ? 'note' : 'highlight'} ${on}`;
}

function placeNamed(place: Stretch, texts: Text[]): string {
	try {
		const { text, anchor } = placed(texts, place);
		const from = text.sentences[anchor.first]?.label;
		return from ? print(from, text.sentences[anchor.last]?.label) : 'a passage';
	} catch {
		// the article has other words than were selected
		return place.exact ? `“${place.exact}”` : 'a passage';
	}
}

const noteNamed = ({ uid }: NoteUid, { work }: Here) => {
	const note = work.annotations.find((one) => one.uid === uid);
	return `your note on ${note?.from ? print(note.from, note.to) : 'a passage'}`;
};

function answerNamed(question: string, work: Work): string {
	const skill = work.answers.find(({ key }) => key === question)?.skill;
	return `Your answer${skill ? ` (${skillWords[skill]})` : ''}`;
}

const pointNamed = ({ uid }: NoteUid, { ownPoints }: Work) => {
	const title = ownPoints.find((one) => one.uid === uid)?.title;
	return title ? `the point “${title}”` : 'a point you found';
};

const missing = (side: Side) => `What’s missing from ${side.toUpperCase()}`;
const silenceNamed = ({ uid }: NoteUid, { silences }: Work) => {
	const found = silences.find((one) => one.uid === uid);
	if (!found) return 'what’s missing from an article';
	return `${lower(missing(found.silentSide))}${found.text && `: ${found.text}`}`;
};

const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);
