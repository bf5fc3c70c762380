import { expect, test } from 'vitest';
import { momentWords } from '#lib/wording/dates.ts';
import { visibleHtml } from '../support/http/read-page.ts';
import { own, withOwnCourses } from '../support/http/with-server.ts';

withOwnCourses();

test('a backup is made while the server runs, and only once if asked for twice at the same time', async () => {
	const ask = () => own.courses.admin.post('/admin/settings?/backup', {});
	const [one, other] = await Promise.all([ask(), ask()]);
	const said = /Backup created and checked: [^<]+/.exec(one.body)?.[0] ?? 'nothing';
	expect(said).toContain(`${own.data}/backups/`);
	expect(other.body).toContain(said);
	expect(
		visibleHtml(await own.courses.admin.get('/admin/settings')).match(/\.db<\/td>/g)
	).toHaveLength(1);
	const log = visibleHtml(await own.courses.admin.get('/admin/log'));
	expect(log.match(/Grace<\/bdi><\/b>\s*created a backup/g)).toHaveLength(1);
});

test('the log of a class shows times in the time zone of the class', async () => {
	const fields = { name: 'Far away', timeZone: 'Pacific/Kiritimati' };
	const made = await own.courses.instructor.post('/courses', fields);
	const log = visibleHtml(await own.courses.instructor.get(`${made.headers.get('location')}/log`));
	const at = /datetime="([^"]+)"/.exec(log)?.[1] ?? '';
	expect(log).toContain(momentWords(Date.parse(at), fields.timeZone));
	expect(log).toMatch(/Times are in Pacific\/Kiritimati/);
});
