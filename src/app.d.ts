import type { User } from './lib/server/account/users.ts';

declare global {
	namespace App {
		interface Locals {
			user: User | null;
		}
		interface PageData {
			/** The account or guest of this session; null without one. */
			who: {
				/** What is kept on this device is found by it. */
				id: string;
				name: string;
				guest: boolean;
				/** Whether they have courses, or may make one. */
				courses: boolean;
				/** Whether they are an administrator. */
				runs: boolean;
			} | null;
		}
		interface Error {
			message: string;
		}
	}
}
