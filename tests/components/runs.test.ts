import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import Runs from '#lib/components/text/Runs.svelte';

test('a link in an article opens apart from the notebook, and adds no words to the article', () => {
	const { body } = render(Runs, {
		props: { run: { text: 'the report', href: 'https://example.org/report' } }
	});
	expect(body).toContain('<a href="https://example.org/report" target="_blank" rel="noreferrer"');
	expect(body).toContain('title="Opens in a new tab"');
	expect(body.replaceAll(/<[^>]*>/g, '').trim()).toBe('the report');
});
