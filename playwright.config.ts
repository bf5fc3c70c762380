import { defineConfig } from '@playwright/test';
import { findChromium, flags } from './tests/support/chromium.js';

const executablePath = findChromium();
if (!executablePath) {
	throw new Error(
		'Install Chromium or Chrome for the browser tests, or name one in CHROMIUM_PATH.'
	);
}

export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '**/*.e2e.ts',
	globalSetup: './tests/support/browser/global-setup.ts',
	workers: 2,
	forbidOnly: true,
	// a whole way through a notebook, on a machine that is busy with other things
	timeout: 60_000,
	expect: { timeout: 10_000 },
	use: {
		// set by globalSetup, which runs before the workers read this file
		baseURL: process.env.PARALLAX_URL,
		launchOptions: { executablePath, args: flags }
	}
});
