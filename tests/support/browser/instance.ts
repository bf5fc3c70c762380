import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import type { Administrator } from '#lib/server/account/administrators.ts';
import { close, open } from '#lib/server/db/index.ts';
import { administrator } from '../factories.ts';
import { serve, temporary } from '../server.ts';
import { prepare, type Prepared } from './prepared.ts';

/** A server with its administrator. Its database is open in the test process, too. */
export type Instance = { url: string; grace: Administrator };

/**
 * One server for all tests of a worker, on its own copy of the template that global-setup.ts makes. Each test creates
 * its own people, courses and notebooks; anything that concerns the whole instance, such as its settings, must stay
 * as it is, or be tested on a separate server.
 */
export const test = base.extend<
	object,
	{ template: string; instance: Instance; prepared: Prepared }
>({
	template: ['', { option: true, scope: 'worker' }],
	instance: [
		async ({ template }, use) => {
			const data = temporary();
			cpSync(template, data, { recursive: true });
			open(join(data, 'parallax.db'));
			const grace = administrator();
			const served = await serve({ data });
			await use({ url: served.url, grace });
			await served.stop();
			close();
			rmSync(data, { recursive: true, force: true });
		},
		{ scope: 'worker' }
	],
	prepared: [
		async ({ instance }, use) => {
			await use(await prepare(instance.grace));
		},
		{ scope: 'worker' }
	],
	baseURL: async ({ instance }, use) => {
		await use(instance.url);
	}
});
