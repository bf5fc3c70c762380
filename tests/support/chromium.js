// Finds a browser for the browser tests; on Debian, as root, installs one if there is none.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The headless one comes first: it needs less than half the processor time for each page. */
const names = [
	'chromium-headless-shell',
	'chromium',
	'chromium-browser',
	'google-chrome',
	'google-chrome-stable',
	'chrome'
];
const places = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
	...[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
		.filter((folder) => folder !== undefined)
		.flatMap((folder) => [
			join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
			join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe')
		])
];

/** The flags with which a browser runs in a container, as root, and without contacting anybody. */
export const flags = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

/**
 * Looks for a browser: CHROMIUM_PATH, then the PATH, then the usual places of macOS and Windows.
 * @returns {string | null} its path
 */
export function findChromium() {
	if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
	const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
	const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name)));
	return [...onPath, ...places].find(isProgram) ?? null;
}

/**
 * Finds a browser or, on Debian as root, installs one.
 * @returns {string} its path; throws a message that says what to install
 */
export function chromium() {
	const found = findChromium();
	if (found) return found;
	if (mayInstall()) {
		console.log('Installing Chromium for the browser tests …');
		const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
		/** @param {string[]} args */
		const apt = (...args) =>
			spawnSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
		apt('update');
		for (const name of ['chromium-headless-shell', 'chromium']) {
			apt('install', '-y', '--no-install-recommends', name);
			const installed = findChromium();
			if (installed) return installed;
		}
	}
	throw new Error(
		'No browser was found for the browser tests: install Chromium or Chrome, or name one in CHROMIUM_PATH.'
	);
}

/** Debian only: elsewhere the package of that name is missing or a stub. */
function mayInstall() {
	const release = '/etc/os-release';
	return (
		process.getuid?.() === 0 &&
		existsSync(release) &&
		/^ID=debian$/m.test(readFileSync(release, 'utf8'))
	);
}

/** @param {string} file */
function isProgram(file) {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
