import type { User } from '#lib/server/users.ts';

declare global {
	namespace App {
		interface Locals {
			user: User | null;
		}
		interface PageData {
			/** Who is at this browser; null when it holds nobody's work. */
			who: { name: string; guest: boolean } | null;
		}
		interface Error {
			message: string;
		}
	}
}
