import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

export default ts.config(
	{ ignores: ['build/', '.svelte-kit/', 'node_modules/', 'data/', 'drizzle/', 'test-results/'] },
	js.configs.recommended,
	ts.configs.strict,
	svelte.configs.recommended,
	prettier,
	svelte.configs.prettier,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		// TypeScript reports unknown names better than this rule
		rules: {
			'no-undef': 'off',
			'no-restricted-syntax': [
				'error',
				{
					selector: 'ObjectExpression > SpreadElement > ObjectExpression',
					message:
						'Write these properties without a spread, so that TypeScript reports repeated and unknown ones.'
				},
				{
					selector: 'ArrayExpression > SpreadElement > ArrayExpression',
					message: 'Write these elements without a spread.'
				},
				{
					selector: 'VariableDeclarator[id.type="ArrayPattern"][init.type="ArrayExpression"]',
					message: 'Declare each variable on a line of its own.'
				}
			]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser } },
		// the program is always served at the root of its address, never under a base path
		rules: { 'svelte/no-navigation-without-resolve': 'off' }
	}
);
