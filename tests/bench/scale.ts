type Scale = {
	/** the sizes of the classes whose pages are requested; the middle one also writes */
	classes: [small: number, middle: number, large: number];
	/** how many people join a course at once */
	joiners: number;
	/** how many notes a usual notebook has, and a very full one */
	notes: { few: number; many: number };
	/** how many highlights are painted */
	highlights: number[];
	/** what is typed into a note and into an answer, and how long after each letter the next one comes */
	typing: { line: string; delay: number };
	/** how long a page must be without a long task until it counts as calm, in ms */
	calm: number;
	/** how long a class writes each way, in ms; how often a learner saves; how many turns each way has */
	writing: { lasting: number; every: number; turns: number };
	/** how many saves are measured with and without a class being counted, and in how many turns */
	saves: { times: number; turns: number };
	/** how many streams are open while somebody saves, how many messages each hears in a turn, and how many turns */
	streams: { open: number; messages: number; turns: number };
	/** how often a class view is requested */
	glances: number;
};

/**
 * With `--quick`, which the test suite uses, every part runs with the smallest sizes, to show that it still works.
 * The speeds of such a run mean nothing.
 */
export const quick = process.argv.includes('--quick');

export const scale: Scale = quick
	? {
			classes: [5, 6, 7],
			joiners: 3,
			notes: { few: 3, many: 6 },
			highlights: [10],
			typing: { line: 'Why?', delay: 0 },
			calm: 0,
			writing: { lasting: 300, every: 100, turns: 1 },
			saves: { times: 3, turns: 1 },
			streams: { open: 5, messages: 1, turns: 1 },
			glances: 1
		}
	: {
			classes: [30, 300, 3000],
			joiners: 300,
			notes: { few: 10, many: 500 },
			highlights: [1000, 5000],
			typing: { line: 'Here the author leaves out who paid for it, and why.', delay: 40 },
			calm: 500,
			writing: {
				lasting: Number(process.env.BENCH_SECONDS ?? 60) * 1000,
				every: 2000,
				turns: 3
			},
			saves: { times: 150, turns: 6 },
			streams: { open: 300, messages: 3, turns: 6 },
			glances: 12
		};
