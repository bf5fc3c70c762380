// Makes drizzle-orm load in a tenth of the time, as soon as this is imported. The package.json of drizzle-orm lists
// thousands of exports in 180 kB. Node parses it again for each of the three hundred files, to learn whether that is a
// module, and for each file of ours that imports it. But a file that a module of drizzle-orm imports by a relative path
// is a module, too; and what a name stands for can be looked up once. A Node without such hooks does without.
import * as module from 'node:module';

/** @type {Map<string, module.ResolveFnOutput>} what the names of drizzle-orm stand for, as found by our own files */
const found = new Map();

module.registerHooks?.({
	resolve(specifier, context, nextResolve) {
		const { parentURL = '' } = context;
		const within = /\/node_modules\/drizzle-orm\/.*\.js$/.test(parentURL);
		if (within && /^\.{1,2}\/.*\.js$/.test(specifier))
			return { url: new URL(specifier, parentURL).href, format: 'module', shortCircuit: true };
		const named = /^drizzle-orm($|\/)/.test(specifier) && !parentURL.includes('/node_modules/');
		const known = named && found.get(specifier);
		if (known) return { ...known, shortCircuit: true };
		const resolved = nextResolve(specifier, context);
		if (named) found.set(specifier, resolved);
		return resolved;
	}
});
