import { notebookCommands } from '#lib/http/notebook-handlers.server.ts';
import { reviewCommands } from '#lib/http/review-handlers.server.ts';

/** One way into the program: a route with a method, and for a form its action, or a command. */
export type Door = {
	/** such as `GET /lessons/[slug]`, `POST /lessons/[slug]?/start` or `POST …/commands annotate` */
	name: string;
	route: string;
	method: string;
	/** The kind of a command: each kind is a door of its own. */
	command?: string;
	/** Whether SvelteKit also serves the page's data, as `__data.json`. */
	page: boolean;
};

type Server = { actions?: Record<string, unknown> } & Record<string, unknown>;

const pages = import.meta.glob('/src/routes/**/+page*.{svelte,ts}');
const loads = import.meta.glob<Server>('/src/routes/**/+page.server.ts', { eager: true });
const endpoints = import.meta.glob<Server>('/src/routes/**/+server.ts', { eager: true });

/** Everything in src/routes that answers a request, read from the files. */
export const doors: Door[] = [
	...[...new Set(Object.keys(pages).map(route))].map((id) => door(id, 'GET', '', true)),
	...Object.entries(loads).flatMap(([file, { actions }]) =>
		Object.keys(actions ?? {}).map((action) =>
			door(route(file), 'POST', action === 'default' ? '' : `?/${action}`, false)
		)
	),
	...Object.entries(endpoints).flatMap(([file, methods]) =>
		Object.keys(methods)
			.filter((name) => /^[A-Z]+$|^fallback$/.test(name))
			.flatMap((method) =>
				route(file).endsWith('/commands') && method === 'POST'
					? Object.keys(route(file).startsWith('/sub') ? reviewCommands : notebookCommands).map(
							(command) => ({
								...door(route(file), method, ` ${command}`, false),
								command
							})
						)
					: [door(route(file), method, '', false)]
			)
	)
];

function door(id: string, method: string, action: string, page: boolean): Door {
	return { name: `${method} ${id}${action}`, route: id, method, page };
}

/** The route of a file: its folder without groups. */
function route(file: string): string {
	const folder = file.slice('/src/routes'.length, file.lastIndexOf('/'));
	return folder.replace(/\/\([^)]+\)/g, '') || '/';
}

/** The values of an address's parameters where a test gives none. */
const usual: Record<string, string> = {
	slug: 'tiny',
	notebook: '1',
	course: '1',
	assignment: '1',
	submission: '1',
	number: '1',
	code: 'BCDFGHJ',
	table: 'notes.csv',
	user: 'nobody',
	question: 'evidence'
};

/** A route as an address, with these values for its parameters. */
export function fill(route: string, values: Record<string, string | number> = {}): string {
	return route.replaceAll(/\[(\w+)(?:=\w+)?\]/g, (_, name: string) => {
		const value = values[name] ?? usual[name];
		if (value === undefined) throw new Error(`What is to stand for “${name}” in ${route}?`);
		return String(value);
	});
}

/** The address at which SvelteKit serves the data of a page. */
export function dataOf(address: string): string {
	const [path = '', query] = address.split('?');
	return `${path === '/' ? '' : path}/__data.json${query ? `?${query}` : ''}`;
}
