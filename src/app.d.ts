import type { User } from './lib/server/account/users.ts';

declare global {
	namespace App {
		interface Locals {
			user: User | null;
		}
		interface PageData {
			/** Who is at this browser; null when it holds nobody's work. */
			who: {
				name: string;
				guest: boolean;
				/** Whether they have courses, or may make one. */
				courses: boolean;
				/** Whether they run the instance. */
				runs: boolean;
			} | null;
		}
		interface Error {
			message: string;
		}
	}
}
