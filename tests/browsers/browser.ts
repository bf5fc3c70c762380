/** A move or a press of a mouse, and a press of a key, as both WebDriver protocols write them. */
export type PointerAction =
	{ type: 'pointerMove'; x: number; y: number } | { type: 'pointerDown' | 'pointerUp'; button: 0 };
export type KeyAction = { type: 'keyDown' | 'keyUp'; value: string };

/** A running browser with one page, and everything that a journey does with it. */
export type Browser = {
	/** as the browser reports it */
	version: string;
	open(address: string): Promise<void>;
	reload(): Promise<void>;
	/** Runs the statements of a function body in the page; it must return a string. */
	evaluate(body: string): Promise<string>;
	pointer(actions: PointerAction[]): Promise<void>;
	keys(actions: KeyAction[]): Promise<void>;
	/** A screenshot as PNG. */
	screenshot(): Promise<Buffer>;
	stop(): Promise<void>;
};

/** A browser that may be on this machine. */
export type Kind = {
	/** its name on the command line */
	key: string;
	name: string;
	/** what to install if it is missing */
	install: string;
	/** Returns a function that starts it, or null if it is missing. */
	find(): (() => Promise<Browser>) | null;
};

/** The size of the page, as in most browser tests: a common laptop. */
export const viewport = { width: 1366, height: 768 };

/** How long one command may take on a machine that is busy with other things. */
export const commandLimit = 120_000;

/** The actions of one mouse or keyboard, as both protocols take them. */
export const mouse = (actions: PointerAction[]) => [
	{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }
];
export const keyboard = (actions: KeyAction[]) => [{ type: 'key', id: 'keyboard', actions }];
