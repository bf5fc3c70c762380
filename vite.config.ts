import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

/** Nothing from anywhere else, ever; no inline script or style that the server did not sign. */
const csp = {
	mode: 'auto' as const,
	directives: {
		'default-src': ['self' as const],
		'script-src': ['self' as const],
		'style-src': ['self' as const],
		// the one style attribute that SvelteKit writes by itself: it hides the text that announces a new page
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
		expect: { requireAssertions: true },
		include: ['tests/{anchor,domain,http,notebook}/**/*.test.ts', 'tests/*.test.ts'],
		globalSetup: 'tests/support/global-setup.ts',
		testTimeout: 20_000,
		hookTimeout: 60_000
	}
});
