import type { Attachment } from 'svelte/attachments';

/**
 * Makes the links in a chart one tab stop; arrow keys, Home and End move between them. Without a script each link is
 * a tab stop of its own.
 * @param across the number of links in a row
 */
export function arrows(across: number): Attachment<Element> {
	return (chart) => {
		const links = () => [...chart.querySelectorAll('a')];
		const stop = (at: number) =>
			links().forEach((link, i) => link.setAttribute('tabindex', i === at ? '0' : '-1'));
		const pressed = (event: Event) => {
			if (!(event instanceof KeyboardEvent) || event.ctrlKey || event.metaKey || event.altKey)
				return;
			const all = links();
			const here = all.findIndex((link) => link === document.activeElement);
			const steps: Record<string, number> = {
				ArrowLeft: here - 1,
				ArrowRight: here + 1,
				ArrowUp: here - across,
				ArrowDown: here + across,
				Home: 0,
				End: all.length - 1
			};
			const to = steps[event.key];
			if (here < 0 || to === undefined) return;
			event.preventDefault();
			event.stopPropagation();
			if (!all[to]) return;
			stop(to);
			all[to].focus();
		};
		stop(0);
		chart.addEventListener('keydown', pressed);
		return () => chart.removeEventListener('keydown', pressed);
	};
}
