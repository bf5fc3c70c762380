const named = /<(nav|section|aside|form|div|main|ol|ul)\b([^>]*)>/g;
/** The roles that elements have where they have a name. */
const roles: Record<string, string> = {
	nav: 'navigation',
	section: 'region',
	aside: 'complementary',
	form: 'form',
	main: 'main'
};
const attribute = (tag: string, name: string) =>
	new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? null;

/** The parts of a page that a screen reader lists, each with its role and its name. */
export function landmarks(html: string): string[] {
	return [...html.matchAll(named)].flatMap(([, tag = '', attributes = '']) => {
		const role = attribute(attributes, 'role') ?? roles[tag];
		if (!role || !['region', 'search', ...Object.values(roles)].includes(role)) return [];
		const ids = attribute(attributes, 'aria-labelledby')?.split(' ') ?? [];
		const name = attribute(attributes, 'aria-label') ?? ids.map((id) => words(html, id)).join(' ');
		// a form or a section without a name is no landmark
		return name || ['navigation', 'main', 'search'].includes(role) ? [`${role} “${name}”`] : [];
	});
}

/** The words of the element with this id. */
function words(html: string, id: string): string {
	const [, tag = ''] = new RegExp(`<(\\w+)\\b[^>]* id="${id}"`).exec(html) ?? [];
	const from = html.search(new RegExp(`<${tag}\\b[^>]* id="${id}"`));
	const inside = html.slice(from, html.indexOf(`</${tag}>`, from));
	return inside
		.replaceAll(/<[^>]*>/g, '')
		.replaceAll(/\s+/g, ' ')
		.trim();
}

/** What is wrong with the outline of a page, one line for each fault. */
export function outlineFaults(html: string): string[] {
	const found: string[] = [];
	const headings = html.match(/<h1\b/g)?.length ?? 0;
	if (headings !== 1) found.push(`${headings} headings of the first level`);
	const all = landmarks(html);
	for (const one of new Set(all))
		if (all.filter((other) => other === one).length > 1) found.push(`several times ${one}`);
	// these elements may not have a name, so a screen reader leaves it out
	for (const [tag] of html.matchAll(
		/<(b|i|em|strong|span|sup|sub|p|code|small|div)\b[^>]* aria-label=[^>]*>/g
	))
		if (!tag.includes(' role=')) found.push(`a name on ${tag}`);
	if (!/<title>[^<]+<\/title>/.test(html)) found.push('no title');
	if ((html.match(/<meta name="description"/g) ?? []).length !== 1)
		found.push('no single description');
	return found;
}
