import { redirect, type RequestEvent } from '@sveltejs/kit';
import { signedIn, submitted } from '#lib/http/form.server.ts';
import { reachable } from '#lib/http/links.server.ts';
import * as input from '#lib/input/course.ts';
import * as accounts from '#lib/server/account/accounts.ts';
import * as administrators from '#lib/server/account/administrators.ts';
import * as people from '#lib/server/admin/people.ts';
import * as permissions from '#lib/server/account/permissions.ts';
import { missing } from '#lib/server/refusal.ts';
import * as instanceSettings from '#lib/server/account/instance-settings.ts';
import * as oneTimeTokens from '#lib/server/account/one-time-tokens.ts';
import type { Actions, PageServerLoad } from './$types';

/** Plain forms: a script that loads late would empty fields that have been filled in. */
export const csr = false;

const most = 100;

const administrator = ({ locals }: Pick<RequestEvent, 'locals'>) =>
	administrators.administrator(signedIn(locals));

export const load: PageServerLoad = (event) => {
	const me = administrator(event);
	const asked = (name: string) => event.url.searchParams.get(name) ?? '';
	const search = asked('search');
	const after = { name: asked('name'), id: asked('id') };
	const found = people.list(me, search, after, most + 1);
	const shown = found.slice(0, most);
	const last = found.length > most ? shown.at(-1) : undefined;
	return {
		me: me.id,
		search,
		people: shown,
		open: instanceSettings.now().teaching === 'everybody',
		later: last && `?${new URLSearchParams({ search, name: last.name, id: last.id })}`
	};
};

/** Redirects to the person in the list, with the same search, and says what was done. */
function listed({ url }: RequestEvent, who: string, done: string): never {
	const kept = ['search', 'name', 'id'].flatMap((key): [string, string][] => {
		const value = url.searchParams.get(key);
		return value ? [[key, value]] : [];
	});
	redirect(303, `/admin?${new URLSearchParams([...kept, ['done', done], ['who', who]])}`);
}

export const actions: Actions = {
	allow: (event) =>
		submitted(event.request, input.permission, ({ id, role }) => {
			permissions.allow(administrator(event), id, role);
			listed(event, id, `allowed ${role}`);
		}),
	disallow: (event) =>
		submitted(event.request, input.permission, ({ id, role }) => {
			const me = administrator(event);
			permissions.disallow(me, id, role);
			if (id === me.id && role === 'admin') redirect(303, '/');
			listed(event, id, `disallowed ${role}`);
		}),
	/** Creates a link for a new password. Only this response contains it. */
	reset: (event) =>
		submitted(event.request, input.somebody, ({ id }) => {
			const token = oneTimeTokens.resetFor(administrator(event), id);
			const who = accounts.find(id);
			if (!who) throw missing();
			return { name: who.name, link: `${reachable(event.url)}/reset?token=${token}` };
		})
};
