import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bidi, connect } from './bidi.ts';
import { type Browser, keyboard, type Kind, mouse, viewport } from './browser.ts';
import { executable, onPath, start } from './programs.ts';

const macOs = '/Applications/Firefox.app/Contents/MacOS/firefox';

/** Firefox speaks WebDriver BiDi itself, so it needs no geckodriver, which Debian does not package. */
export const firefox: Kind = {
	key: 'firefox',
	name: 'Firefox',
	install: 'on Debian: apt-get install firefox-esr',
	find() {
		const file =
			process.env.FIREFOX_PATH ??
			onPath('firefox-esr', 'firefox') ??
			(executable(macOs) ? macOs : null);
		return file === null ? null : () => launch(file);
	}
};

async function launch(file: string): Promise<Browser> {
	const profile = mkdtempSync(join(tmpdir(), 'parallax-firefox-'));
	const args = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port=0'];
	const program = start(file, [...args, 'about:blank']);
	const end = async () => {
		await program.end(10_000);
		rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
	};
	try {
		const [, address] = await program.printed(/BiDi listening on (ws:\S+)/);
		const bidi = await connect(`${address}/session`);
		return await control(bidi, end);
	} catch (error) {
		await end();
		throw error;
	}
}

type Session = { capabilities: { browserVersion: string } };
type Created = { context: string };
type Evaluated =
	| { type: 'success'; result: { type: string; value?: string } }
	| { type: 'exception'; exceptionDetails: { text: string } };

async function control(bidi: Bidi, end: () => Promise<void>): Promise<Browser> {
	const session = await bidi.send<Session>('session.new', { capabilities: {} });
	// in the tab that a headless Firefox starts with, no page has the focus, so no key presses a button
	const { context } = await bidi.send<Created>('browsingContext.create', { type: 'tab' });
	await bidi.send('browsingContext.setViewport', { context, viewport });
	const act = (actions: object[]) => bidi.send('input.performActions', { context, actions });
	return {
		version: session.capabilities.browserVersion,
		open: async (url) => {
			await bidi.send('browsingContext.navigate', { context, url, wait: 'complete' });
		},
		reload: async () => {
			await bidi.send('browsingContext.reload', { context, wait: 'complete' });
		},
		evaluate: async (body) => {
			const evaluated = await bidi.send<Evaluated>('script.evaluate', {
				expression: `(() => {${body}})()`,
				target: { context },
				awaitPromise: false
			});
			if (evaluated.type === 'exception') throw new Error(evaluated.exceptionDetails.text);
			return evaluated.result.value ?? '';
		},
		pointer: async (actions) => void (await act(mouse(actions))),
		keys: async (actions) => void (await act(keyboard(actions))),
		screenshot: async () => {
			type Shot = { data: string };
			const { data } = await bidi.send<Shot>('browsingContext.captureScreenshot', { context });
			return Buffer.from(data, 'base64');
		},
		stop: async () => {
			await bidi.send('browser.close', {}).catch(() => undefined);
			bidi.close();
			await end();
		}
	};
}
