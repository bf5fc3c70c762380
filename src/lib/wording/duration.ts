import { many } from './wording.ts';

/** How long something takes: “50 minutes”; from 90 minutes on, whole and half hours as “1½ hours”, “2 hours”. */
export function durationWords(minutes: number): string {
	if (minutes < 90 || minutes % 30) return many(minutes, 'minute');
	return `${Math.floor(minutes / 60)}${minutes % 60 ? '½' : ''} hours`;
}
