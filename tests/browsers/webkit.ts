import { type Browser, keyboard, type Kind, mouse, viewport } from './browser.ts';
import { freePort, onPath, type Program, start } from './programs.ts';
import { until } from './until.ts';
import { type Driver, driver } from './webdriver.ts';

/** WebKitGTK. Its driver opens the small browser that comes with it, on a virtual display. */
export const webkit: Kind = {
	key: 'webkit',
	name: 'WebKitGTK',
	install: 'on Debian: apt-get install webkit2gtk-driver xvfb',
	find() {
		const file = onPath('WebKitWebDriver');
		const display = onPath('Xvfb');
		return file && display ? () => launch(file, display) : null;
	}
};

/** A screen large enough for a window with the page and a bar above it. */
const screen = `${viewport.width + 100}x${viewport.height + 200}x24`;

async function launch(file: string, display: string): Promise<Browser> {
	const programs: Program[] = [];
	const run = (...args: Parameters<typeof start>) => {
		const program = start(...args);
		programs.unshift(program);
		return program;
	};
	const end = async () => {
		for (const program of programs) await program.end(0);
	};
	try {
		const xvfb = run(display, ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp']);
		const [, number] = await xvfb.printed(/^(\d+)$/m);
		const port = await freePort();
		const program = run(file, ['--host=127.0.0.1', `--port=${port}`], environment(number));
		const to = driver(`http://127.0.0.1:${port}`);
		await until('the driver answers', async () => {
			program.check();
			await to.send('GET', '/status');
		});
		return await control(to, end);
	} catch (error) {
		await end();
		throw error;
	}
}

const environment = (display = '') => ({
	DISPLAY: `:${display}`,
	GDK_BACKEND: 'x11',
	WAYLAND_DISPLAY: '',
	// there is no accessibility bus on such a display, and looking for one takes a while
	NO_AT_BRIDGE: '1',
	// in most containers root may not create the sandbox's namespaces; the browser opens only our own pages
	...(process.getuid?.() === 0 && { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' })
});

type Session = { sessionId: string; capabilities: { browserVersion: string } };

async function control({ send }: Driver, end: () => Promise<void>): Promise<Browser> {
	const { sessionId, capabilities } = await send<Session>('POST', '/session', { capabilities: {} });
	const path = `/session/${sessionId}`;
	const post = async (command: string, body: object = {}) => {
		await send('POST', `${path}/${command}`, body);
	};
	const evaluate = (body: string) =>
		send<string>('POST', `${path}/execute/sync`, { script: body, args: [] });
	await fit(post, evaluate);
	return {
		version: capabilities.browserVersion,
		open: (url) => post('url', { url }),
		reload: () => post('refresh'),
		evaluate,
		pointer: (actions) => post('actions', { actions: mouse(actions) }),
		keys: (actions) => post('actions', { actions: keyboard(actions) }),
		screenshot: async () => Buffer.from(await send<string>('GET', `${path}/screenshot`), 'base64'),
		stop: async () => {
			await send('DELETE', path).catch(() => undefined);
			await end();
		}
	};
}

/** Makes the window as large as the page should be plus everything that the browser puts around it. */
async function fit(
	post: (command: string, body: object) => Promise<void>,
	evaluate: (body: string) => Promise<string>
) {
	const { width, height } = viewport;
	let bar = 0;
	await until(`the page is ${width} by ${height}`, async () => {
		await post('window/rect', { x: 0, y: 0, width, height: height + bar });
		const seen = await evaluate('return [innerWidth, innerHeight, outerHeight].join()');
		const [w, h, outer] = seen.split(',').map(Number);
		if (w === width && h === height) return;
		bar = Number(outer) - Number(h);
		throw new Error(`It is ${w} by ${h}.`);
	});
}
