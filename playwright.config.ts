import { defineConfig } from '@playwright/test';
import { findChromium, flags } from './tests/support/chromium.js';

const executablePath = findChromium();
if (!executablePath) {
	throw new Error(
		'Install Chromium or Chrome for the browser tests, or name one in CHROMIUM_PATH.'
	);
}

export default defineConfig<object, { template: string }>({
	testDir: 'tests/e2e',
	testMatch: '**/*.e2e.ts',
	globalSetup: './tests/support/browser/global-setup.ts',
	workers: 2,
	fullyParallel: true,
	forbidOnly: true,
	// reached only where something hangs: a busy machine may take many times as long as a quiet one
	timeout: 180_000,
	expect: { timeout: 20_000 },
	use: {
		// so that times are the same on every machine; the classes of the tests are in Berlin
		timezoneId: 'UTC',
		// set by globalSetup, which runs before the workers read this file
		template: process.env.PARALLAX_TEMPLATE ?? '',
		launchOptions: { executablePath, args: flags }
	}
});
