import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

/** Nothing from other sites; no inline script or style that the server did not sign. */
const csp = {
	mode: 'auto' as const,
	directives: {
		'default-src': ['self' as const],
		'script-src': ['self' as const],
		'style-src': ['self' as const],
		// the one inline style that SvelteKit itself writes: it hides the text that announces a new page
		'style-src-attr': [
			'unsafe-hashes' as const,
			'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo=' as const
		],
		'img-src': ['self' as const, 'data:' as const],
		'object-src': ['none' as const],
		'base-uri': ['none' as const],
		'frame-ancestors': ['none' as const],
		'form-action': ['self' as const]
	}
};

/** How many test files run at a time. Vitest's default on two cores is one. */
const workers = 2;

/** Tests that need a process of their own: they start the worker that counts classes, or migrate databases. */
const alone = ['class-view', 'migrate', 'upgrade'].map((name) => `tests/domain/${name}.test.ts`);

export default defineConfig({
	plugins: [
		sveltekit({
			adapter: adapter(),
			compilerOptions: {
				runes: ({ filename }) =>
					filename.split(/[/\\]/).includes('node_modules') ? undefined : true
			},
			csp
		})
	],
	test: {
		// tests wait for events, so these limits are reached only if something hangs, even on a busy machine
		expect: { requireAssertions: true, poll: { timeout: 60_000 } },
		testTimeout: 120_000,
		hookTimeout: 300_000,
		maxWorkers: workers,
		execArgv: ['--import', './src/shell/quick-imports.js'],
		projects: [
			{
				extends: true,
				test: {
					name: 'http',
					include: ['tests/http/**/*.test.ts'],
					globalSetup: 'tests/support/http/worker-servers.ts',
					isolate: false
				}
			},
			{
				extends: true,
				test: {
					name: 'domain',
					include: ['tests/**/*.test.ts'],
					exclude: ['tests/http/**', ...alone],
					isolate: false,
					// after the HTTP tests, because a worker is reused only for files of its own project
					sequence: { groupOrder: 1 }
				}
			},
			{
				extends: true,
				test: { name: 'domain isolated', include: alone, sequence: { groupOrder: 1 } }
			}
		]
	}
});
