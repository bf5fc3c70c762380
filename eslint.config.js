import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

/** What the whole project writes in one way. */
const shapes = [
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
];

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
			'no-restricted-syntax': ['error', ...shapes]
		}
	},
	{
		files: ['tests/e2e/**/*.ts'],
		rules: {
			'no-restricted-syntax': [
				'error',
				...shapes,
				{
					selector:
						'ExpressionStatement[expression.argument.callee.property.name="click"]:not(:has(Literal[value="link"])) + ' +
						'ExpressionStatement:matches([expression.argument.callee.property.name=/^(goto|reload|goBack)$/], ' +
						'[expression.argument.callee.name=/^(visit|reload)$/])',
					message:
						'Expect what the button does before a page is opened: what it sent may still be on its way.'
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
