import { changeWords } from './assignment-changes.ts';
import { momentIn } from './dates.ts';
import { zoneWords } from './time-zone.ts';

/** An act in words, around the name of the person affected: “Grace allowed Dora to teach”. */
export type Act = {
	action: string;
	subject: string;
	self: boolean;
	detail: Record<string, unknown>;
	/** The time zone of the class that it is about; null if there is none. */
	zone: string | null;
	/** The time zone of the page’s other times, so that another one is named. */
	here?: string | undefined;
};

/** A date in the time zone of the class. */
const moment = (at: unknown, { zone, here }: Act) =>
	typeof at === 'number' ? momentIn(at, zone ?? 'UTC', here ?? null) : 'none';
/** The change that set a date, with the date. */
const dated = (change: string, act: Act) => {
	const key = { due: 'dueAt', opens: 'opensAt' }[change.replace(/ .*/, '')];
	const words = changeWords[change] ?? change;
	return key && key in act.detail ? `${words} (${moment(act.detail[key], act)})` : words;
};

const teaching: Record<string, string> = {
	allowed: 'let only approved people create classes',
	everybody: 'let everyone with an account create classes'
};
/** What the dates of a class kept when its time zone changed. */
const keeping: Record<string, string> = {
	moments: ', and dates kept their moments',
	clocks: ', and dates kept their clock times'
};
/** The words that pages use for a subject whose name in the log is different. */
const subjects: Record<string, string> = { course: 'class' };
const named = (subject: string) => subjects[subject] ?? subject;

const changed = (act: Act) => {
	const { subject, detail } = act;
	if (detail.to) {
		const dates = keeping[String(detail.dates)] ?? '';
		return `changed the time zone from ${zoneWords(String(detail.from))} to ${zoneWords(String(detail.to))}${dates}`;
	}
	const what = String(detail.what ?? '').split(', ');
	const list = what.map((one) => dated(one, act)).join(', ');
	return `changed the ${named(subject)}${list ? `: ${list}` : ''}`;
};

const words: Record<string, (act: Act) => [before: string, after?: string]> = {
	allowed: ({ detail, self }) => {
		if (detail.role !== 'admin') return ['gave', 'permission to teach'];
		return self ? ['became administrator'] : ['made', 'an administrator'];
	},
	disallowed: ({ detail }) =>
		detail.role === 'admin'
			? ['removed', 'as administrator']
			: ['removed permission to teach from'],
	set: ({ detail }) => [teaching[String(detail.to)] ?? 'changed a setting'],
	'reset link made': () => ['created a password link for'],
	'password reset': ({ self }) =>
		self ? ['set a new password with a link'] : ['created a new passphrase for'],
	made: ({ subject }) => [`created the ${named(subject)}`],
	changed: (act) => [changed(act)],
	archived: ({ subject }) => [`archived the ${named(subject)}`],
	unarchived: ({ subject }) => [`reopened the ${named(subject)}`],
	deleted: ({ subject }) => [`deleted the ${named(subject)}`],
	extended: () => ['extended a student’s due date'],
	'extension removed': () => ['removed a student’s extension'],
	'models released': () => ['released the model answers'],
	'taken back': () => ['withdrew a submission'],
	returned: () => ['sent a submission back for changes'],
	joined: () => ['joined the class'],
	left: () => ['left the class'],
	enrolled: () => ['imported', 'from the class list'],
	invited: () => ['invited', 'to the class'],
	'invitation declined': () => ['declined an invitation to the class'],
	'invitation withdrawn': () => ['withdrew the invitation to'],
	'instructor added': ({ self }) =>
		self ? ['joined the class as a teacher'] : ['made', 'a teacher'],
	'instructor removed': () => ['removed the teacher'],
	'review released': () => ['released a review'],
	'release taken back': () => ['hid a review from its student'],
	removed: () => ['removed', 'from the class'],
	'brought back': () => ['brought', 'back into the class'],
	'names hidden': () => ['hid the names of students'],
	'names revealed': () => ['showed the names of students'],
	'class list opened': () => ['opened the class list while names were hidden'],
	exported: () => ['exported the personal data of'],
	erased: ({ self }) => [self ? 'deleted their own account' : 'deleted the account of'],
	'backed up': () => ['created a backup'],
	'journal missing': () => ['started without the newest changes'],
	'code renewed': () => ['changed the class code'],
	'code closed': () => ['turned joining off'],
	hidden: () => ['hid a note or reply from the class'],
	'let stand': () => ['kept a reported note or reply'],
	undecided: () => ['undid a decision about a note or reply']
};

/** The words of an act before and after the name of the person affected. An act without words shows its stored name. */
export function actWords(act: Act): [before: string, after: string] {
	const [before, after = ''] = words[act.action]?.(act) ?? [act.action];
	return [before, after];
}
