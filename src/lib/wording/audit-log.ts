import { changeWords } from './assignment-changes.ts';

/** An act in words, around the name of the person affected: “Grace allowed Dora to teach”. */
export type Act = {
	action: string;
	subject: string;
	self: boolean;
	detail: Record<string, unknown>;
};

const teaching: Record<string, string> = {
	allowed: 'let only approved people create classes',
	everybody: 'let everyone with an account create classes'
};
/** The words that pages use for a subject whose name in the log is different. */
const subjects: Record<string, string> = { course: 'class' };
const named = (subject: string) => subjects[subject] ?? subject;

const changed = ({ subject, detail }: Act) => {
	if (detail.to) return `changed the time zone from ${String(detail.from)} to ${String(detail.to)}`;
	const what = String(detail.what ?? '').split(', ');
	const list = what.map((one) => changeWords[one] ?? one).join(', ');
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
