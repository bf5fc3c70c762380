/** The reply to a command. */
export type Answered = { status: number; body: string };

/** Sends a command to a notebook, as its page would. @param token of a session; without one, nobody is signed in */
export async function send(
	url: string,
	home: string,
	command: Record<string, unknown>,
	token?: string
): Promise<Answered> {
	const headers: Record<string, string> = { 'content-type': 'application/json', origin: url };
	if (token) headers.cookie = `parallax_session=${token}`;
	const body = JSON.stringify(command);
	const response = await fetch(`${url}${home}/commands`, { method: 'POST', headers, body });
	return { status: response.status, body: await response.text() };
}

/** The findings that a learner can send in the tiny lesson, with this mark in every word. */
export const findings = (mark: string): Record<string, unknown>[] => [
	{ kind: 'stance', ...before, reason: `${mark}stance` },
	{ kind: 'own_point', ...own, title: `${mark}title`, why: `${mark}why` },
	{ kind: 'silence', ...silent, text: `${mark}silence` }
];

export const before = { moment: 'before', revision: 0, view: 'held', position: 6, confidence: 2 };
export const own = {
	uid: 'own-point-1',
	revision: 0,
	title: 'Who pays?',
	relation: 'conflict',
	why: '',
	a: 'A1.1',
	b: 'B1.1'
};
export const silent = {
	uid: 'silence-1',
	revision: 0,
	silentSide: 'a',
	code: '',
	text: 'Parents.',
	about: 'B1.3',
	contested: ''
};
