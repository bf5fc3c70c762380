const least = 25;
const most = 60;
const usual = 40;
const name = 'parallax-review-width';

/** The review's last width on this device, in per cent of the window. */
function remembered(): number {
	try {
		return within(Number(localStorage.getItem(name) ?? usual) || usual);
	} catch {
		return usual;
	}
}

const within = (share: number) => Math.round(Math.min(most, Math.max(least, share)));

/**
 * An attachment that makes the line between texts and review movable: by mouse or finger, and with the arrow keys,
 * Home and End. Its last position is remembered on this device.
 */
export function share(line: HTMLElement) {
	const sheet = line.parentElement;
	if (!sheet) return;
	let now = remembered();
	function set(to: number) {
		now = within(to);
		sheet?.style.setProperty('--share', `${now}%`);
		line.ariaValueNow = String(now);
		line.ariaValueText = `The review takes ${now} per cent`;
	}
	function keep(to: number) {
		set(to);
		try {
			localStorage.setItem(name, String(now));
		} catch {
			// without storage it starts at the usual width next time
		}
	}
	const steps: Record<string, () => number> = {
		ArrowLeft: () => now + 2,
		ArrowRight: () => now - 2,
		Home: () => most,
		End: () => least
	};
	function onkeydown(event: KeyboardEvent) {
		const step = steps[event.key];
		if (!step) return;
		event.preventDefault();
		keep(step());
	}
	function onpointerdown({ pointerId }: PointerEvent) {
		line.setPointerCapture(pointerId);
	}
	function onpointermove({ clientX, pointerId }: PointerEvent) {
		if (!line.hasPointerCapture(pointerId) || !sheet) return;
		const { right, width } = sheet.getBoundingClientRect();
		keep(((right - clientX) / width) * 100);
	}
	set(now);
	line.tabIndex = 0;
	line.addEventListener('keydown', onkeydown);
	line.addEventListener('pointerdown', onpointerdown);
	line.addEventListener('pointermove', onpointermove);
	return () => {
		line.removeEventListener('keydown', onkeydown);
		line.removeEventListener('pointerdown', onpointerdown);
		line.removeEventListener('pointermove', onpointermove);
	};
}
