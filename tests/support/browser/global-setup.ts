import { build } from '../../../src/shell/build.ts';
import { serve } from '../server.ts';

/** Once before all browser tests: one server for all of them, on a data folder of its own. */
export default async function setup() {
	await build();
	const served = await serve();
	process.env.PARALLAX_URL = served.url; // playwright.config.ts hands it to each worker
	// what makes somebody its administrator
	process.env.PARALLAX_FIRST = /http:\S+token=\S+/.exec(served.output())?.[0];
	return async () => {
		await served.stop();
	};
}
