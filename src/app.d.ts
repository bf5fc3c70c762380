import type { Span } from '#lib/server/points.ts';
import type { User } from '#lib/server/users.ts';

declare global {
	namespace App {
		interface Locals {
			user: User | null;
		}
		interface PageData {
			guest: boolean;
			/** The passages that a step brings into focus; everything else in the panes steps back. */
			focus?: Span[];
			/** What each side argues on the point in focus, at the head of its pane. */
			strips?: { a: string | null; b: string | null };
			/** The points that stand in the spine between the panes. */
			spine?: { key: string; question: string; judged: boolean; silent: boolean; here: boolean }[];
		}
		interface Error {
			message: string;
		}
	}
}
