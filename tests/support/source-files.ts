import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** One import or re-export. `names` are the imported names, `*` for all; `type` if nothing is left at run time. */
export type Import = { from: string; names: string[]; type: boolean };

/** A file of the project, as the architecture test reads it. */
export type Source = {
	path: string;
	text: string;
	imports: Import[];
	/** The identifiers and strings in the code, without comments. */
	words: string[];
	anys: number;
};

const code = /\.(ts|js|svelte)$/;
const texts = /\.(ts|js|svelte|css|html|svg)$/;

/** Every text file in these folders. */
export function sources(...folders: string[]): Source[] {
	return folders.flatMap((folder) =>
		readdirSync(folder, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile() && texts.test(entry.name))
			.map(({ parentPath, name }) => join(parentPath, name).replaceAll('\\', '/'))
			.sort()
			.map(read)
	);
}

function read(path: string): Source {
	const text = readFileSync(path, 'utf8');
	const source: Source = { path, text, imports: [], words: [], anys: 0 };
	if (!code.test(path)) return source;
	const script = path.endsWith('.svelte')
		? [...text.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map(([, inside]) => inside).join('\n')
		: text;
	walk(ts.createSourceFile(path, script, ts.ScriptTarget.Latest, true), source);
	return source;
}

function walk(node: ts.Node, source: Source) {
	if (node.kind === ts.SyntaxKind.AnyKeyword) source.anys += 1;
	if (ts.isIdentifier(node) || ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node))
		source.words.push(node.text);
	const found = importOf(node);
	if (found) source.imports.push({ ...found, from: resolved(source.path, found.from) });
	ts.forEachChild(node, (child) => walk(child, source));
}

function importOf(node: ts.Node): Import | null {
	if (ts.isImportDeclaration(node)) {
		const clause = node.importClause;
		const names = clause ? taken(clause) : [];
		return { from: literal(node.moduleSpecifier), names, type: typesOnly(clause) };
	}
	if (ts.isExportDeclaration(node) && node.moduleSpecifier)
		return { from: literal(node.moduleSpecifier), names: ['*'], type: node.isTypeOnly };
	if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
		return { from: literal(node.argument.literal), names: ['*'], type: true };
	if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
		return { from: literal(node.arguments[0]), names: ['*'], type: false };
	return null;
}

const literal = (node?: ts.Node) =>
	node && ts.isStringLiteralLike(node) ? node.text : 'a computed place';

function taken({ name, namedBindings }: ts.ImportClause): string[] {
	const named =
		namedBindings && ts.isNamedImports(namedBindings)
			? namedBindings.elements.map((each) => (each.propertyName ?? each.name).text)
			: namedBindings && ['*'];
	return [...(name ? ['default'] : []), ...(named ?? [])];
}

function typesOnly(clause?: ts.ImportClause): boolean {
	if (!clause || clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return clause !== undefined;
	const { name, namedBindings } = clause;
	const elements = namedBindings && ts.isNamedImports(namedBindings) && namedBindings.elements;
	return !name && Boolean(elements) && (elements || []).every((each) => each.isTypeOnly);
}

/** The path of an imported file from the project's root; a package's name is returned unchanged. */
function resolved(importer: string, from: string): string {
	if (from.startsWith('#lib/')) return `src/lib/${from.slice(5)}`;
	if (!from.startsWith('.') || from.startsWith('./$')) return from;
	return join(dirname(importer), from).replaceAll('\\', '/');
}
