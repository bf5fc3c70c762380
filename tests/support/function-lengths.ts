import ts from 'typescript';
import type { Source } from './source-files.ts';

/**
 * The length of each function of a file, in lines from its first to its last. A table of functions is not a function;
 * nested functions are measured separately.
 */
export function functionLengths({ path, text }: Source) {
	const script = path.endsWith('.svelte')
		? [...text.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map(([, inside]) => inside).join('\n')
		: text;
	const file = ts.createSourceFile(path, script, ts.ScriptTarget.Latest, true);
	const found: { path: string; name: string; lines: number }[] = [];
	const visit = (node: ts.Node) => {
		if (ts.isFunctionLike(node) && 'body' in node && node.body) {
			const line = (at: number) => file.getLineAndCharacterOfPosition(at).line;
			const lines = line(node.getEnd()) - line(node.getStart()) + 1;
			found.push({ path, name: nameOf(node), lines });
		}
		ts.forEachChild(node, visit);
	};
	visit(file);
	return found;
}

function nameOf(node: ts.SignatureDeclaration): string {
	if (node.name) return node.name.getText();
	const { parent } = node;
	return ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)
		? parent.name.getText()
		: 'a function without a name';
}
