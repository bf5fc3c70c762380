/**
 * Parallax needs Node 22.17: SvelteKit 3 requires it, and better-sqlite3 13 crashes an older Node with a bare
 * segmentation fault. Plain JavaScript, so that an old Node can still print the message.
 * @param {string} version such as `process.versions.node`
 * @returns {string | null} one sentence for the person at the keyboard, or null when the version will do
 */
export function tooOld(version) {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	if (major > 22 || (major === 22 && minor >= 17)) return null;
	return (
		`Parallax needs Node 22.17 or newer, but this is Node ${version}. ` +
		'Install a newer one from https://nodejs.org (on Linux, "npm ci && npm start" brings its own).'
	);
}
