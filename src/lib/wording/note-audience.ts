// Who can see a note, and who wrote one, in words.

type Sharing = 'never' | 'after' | 'start';
type Visibility = 'me' | 'instructors' | 'class';

/** The choices for one's own note. Where the class never sees notes, “class” is not offered. */
export function audiences(sharing: Sharing): [Visibility, string][] {
	const all: [Visibility, string][] = [
		['me', 'Only me'],
		['instructors', 'My teacher, after I hand in'],
		['class', sharing === 'start' ? 'The class' : 'The class, after I hand in']
	];
	return sharing === 'never' ? all.slice(0, 2) : all;
}

/** Who can see a note with this visibility under this rule. */
export const audience = (sharing: Sharing, visibility: Visibility): Visibility =>
	sharing === 'never' && visibility === 'class' ? 'instructors' : visibility;

/** The author's name as the class sees it: their name if names are shown, otherwise “Student 7”. */
export const writer = ({
	name,
	alias
}: {
	name: string | null;
	alias: number | string | null;
}): string => name || (alias === null ? 'Someone' : `Student ${alias}`);

/** What becomes of the replies of others when a note is deleted, as a sentence; empty where there are none. */
export function repliesStay(replies: (Parameters<typeof writer>[0] & { mine: boolean })[]): string {
	const others = replies.filter(({ mine }) => !mine);
	const [first] = others;
	if (!first) return '';
	const whose = writer(first);
	return others.length === 1
		? `${whose}’s reply is kept, but only ${whose} can read it.`
		: `${others.length} replies are kept, but only the people who wrote them can read them.`;
}
