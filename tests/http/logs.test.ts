import { afterAll, beforeAll, expect, test } from 'vitest';
import { momentWords } from '#lib/wording/dates.ts';
import { twoCourses, type TwoCourses } from '../support/http/two-courses.ts';
import { visibleHtml } from '../support/http/read-page.ts';
import { type OwnTinyServer, ownTinyServer } from '../support/http/tiny-server.ts';

let tiny: OwnTinyServer;
let mine: TwoCourses;
beforeAll(async () => {
	tiny = await ownTinyServer();
	mine = await twoCourses(tiny.url);
});
afterAll(() => tiny.end());

test('a backup is made while the server runs, and only once if asked for twice at the same time', async () => {
	const ask = () => mine.admin.post('/admin/settings?/backup', {});
	const [one, other] = await Promise.all([ask(), ask()]);
	const said = /Backup created and checked: [^<]+/.exec(one.body)?.[0] ?? 'nothing';
	expect(said).toContain(`${tiny.data}/backups/`);
	expect(other.body).toContain(said);
	expect(visibleHtml(await mine.admin.get('/admin/settings')).match(/\.db<\/td>/g)).toHaveLength(1);
	const log = visibleHtml(await mine.admin.get('/admin/log'));
	expect(log.match(/Grace<\/bdi><\/b>\s*created a backup/g)).toHaveLength(1);
});

test('the log of a class shows times in the time zone of the class', async () => {
	const fields = { name: 'Far away', timeZone: 'Pacific/Kiritimati' };
	const made = await mine.instructor.post('/courses', fields);
	const log = visibleHtml(await mine.instructor.get(`${made.headers.get('location')}/log`));
	const at = /datetime="([^"]+)"/.exec(log)?.[1] ?? '';
	expect(log).toContain(momentWords(Date.parse(at), fields.timeZone));
	expect(log).toMatch(/Times are in Pacific\/Kiritimati/);
});
