import { build } from '../../src/shell/build.ts';

/** Once before all tests: they speak to the built program. Costs nothing while the build is fresh. */
export default function setup() {
	return build();
}
