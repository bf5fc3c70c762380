import { eq } from 'drizzle-orm';
import * as auditLog from '#lib/server/audit-log.ts';
import { db, transact } from '#lib/server/db/index.ts';
import { setting } from '#lib/server/db/schema/instance.ts';
import type { Administrator } from './administrators.ts';

/** The settings of the instance with their possible values. */
const choices = {
	/** Who may make courses: people with permission, or everybody with an account. */
	teaching: ['allowed', 'everybody']
} as const;

export type Settings = { [K in keyof typeof choices]: (typeof choices)[K][number] };

/** The defaults. */
const shipped: Settings = { teaching: 'allowed' };

/** The present settings, with defaults for those that nobody has chosen. */
export function now(): Settings {
	const row = db.select().from(setting).where(eq(setting.key, 'teaching')).get();
	const teaching = choices.teaching.find((one) => one === row?.value) ?? shipped.teaching;
	return { teaching };
}

/** Changes settings, and logs those that are different afterwards. @param by from `administrators.administrator` */
export function change(by: Administrator, to: Settings): Settings {
	return transact(() => {
		const before = now();
		if (to.teaching === before.teaching) return before;
		const value = to.teaching;
		db.insert(setting)
			.values({ key: 'teaching', value })
			.onConflictDoUpdate({ target: setting.key, set: { value } })
			.run();
		const detail = { from: before.teaching, to: value };
		auditLog.note(by, { action: 'set', subject: 'setting', subjectId: 'teaching', detail });
		return now();
	});
}
