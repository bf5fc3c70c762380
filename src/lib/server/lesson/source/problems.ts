/** A problem in a lesson's source: what is wrong, where, and what to do about it. */
export type Problem = {
	file: string;
	line: number;
	message: string;
	severity: 'error' | 'warning';
};

/** Reports a problem on a line of a file. */
export type Report = (line: number, message: string, severity?: Problem['severity']) => void;

/** A `Report` that adds to `problems`, for one file. */
export const reporter =
	(file: string, problems: Problem[]): Report =>
	(line, message, severity = 'error') => {
		problems.push({ file, line, message, severity });
	};

/** "a, b and c" */
export const list = (words: readonly unknown[], and = 'and') =>
	words.length < 2
		? words.join('')
		: `${words.slice(0, -1).join(', ')} ${and} ${String(words.at(-1))}`;

/** The problem as a line: `points.md:14: point “corridor” cites …`. Warnings are marked. */
export const printed = ({ file, line, message, severity }: Problem) =>
	`${file}:${line}: ${severity === 'warning' ? 'warning: ' : ''}${message}`;
