/** An act in words, around the name of whom it was done to: “Grace allowed Dora to teach”. */
export type Act = {
	action: string;
	subject: string;
	self: boolean;
	detail: Record<string, unknown>;
};

const roles: Record<string, string> = { admin: 'to run this Parallax', teacher: 'to teach' };
const teaching: Record<string, string> = {
	allowed: 'let only people who were allowed to make courses',
	everybody: 'let everybody with an account make courses'
};

const words: Record<string, (act: Act) => [before: string, after?: string]> = {
	allowed: ({ detail, self }) =>
		self && detail.role === 'admin'
			? ['began to run this Parallax']
			: ['allowed', roles[String(detail.role)] ?? ''],
	disallowed: ({ detail }) => ['no longer allows', roles[String(detail.role)] ?? ''],
	set: ({ detail }) => [teaching[String(detail.to)] ?? 'changed a setting'],
	'reset link made': () => ['made a link for a new password for'],
	'password reset': ({ self }) =>
		self ? ['set a new password by a link'] : ['made a new passphrase for'],
	made: ({ subject }) => [`made the ${subject}`],
	changed: ({ subject, detail }) => {
		const renamed = detail.to && `${String(detail.from)} became ${String(detail.to)}`;
		const what = renamed || detail.what;
		return [`changed the ${subject}${what ? `: ${String(what)}` : ''}`];
	},
	archived: ({ subject }) => [`archived the ${subject}`],
	unarchived: ({ subject }) => [`took the ${subject} up again`],
	extended: () => ['gave a learner more time'],
	'extension removed': () => ['took a learner’s extra time back'],
	'models released': () => ['released the model responses'],
	'taken back': () => ['took back what was handed in'],
	returned: () => ['returned what was handed in'],
	enrolled: () => ['brought in', 'by the class list'],
	'instructor added': () => ['made', 'an instructor'],
	'instructor removed': () => ['removed the instructor'],
	'review released': () => ['released a review'],
	'release taken back': () => ['took the release of a review back'],
	'names hidden': () => ['had the names hidden while reviewing'],
	'names revealed': () => ['had the names shown while reviewing'],
	exported: () => ['took a copy of everything that is kept about'],
	erased: ({ self }) => (self ? ['deleted their own account'] : ['erased']),
	'backed up': () => ['made a backup'],
	'code renewed': () => ['renewed the join code'],
	'code closed': () => ['closed the join code'],
	hidden: () => ['hid a note or a reply from the class'],
	'let stand': () => ['let a note or a reply stand'],
	undecided: () => ['took a decision about a note or a reply back']
};

/** What was done, before and after the name of whom it was done to. What has no words yet says its own. */
export function actWords(act: Act): [before: string, after: string] {
	const [before, after = ''] = words[act.action]?.(act) ?? [act.action];
	return [before, after];
}
