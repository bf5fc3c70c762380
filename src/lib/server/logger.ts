import { levels, pino } from 'pino';

const wanted = process.env.LOG_LEVEL ?? '';

/**
 * The program's log: one JSON line per event on standard output, LOG_LEVEL or 'warn' and above.
 * Nothing personal goes in: no address, no name, no id of a person or of their work. For a request say
 * the route (`/notebooks/[notebook=id]`), never its URL.
 */
export const log = pino({
	level: wanted in levels.values || wanted === 'silent' ? wanted : 'warn',
	base: null, // no process id, no name of the computer
	serializers: { err: faultOf }
});

/**
 * The part of an error that may be logged. The message of a failed query quotes its values, which are people's
 * words, so its cause is logged instead.
 */
export function faultOf(error: unknown): Record<string, unknown> {
	if (!(error instanceof Error)) return { type: typeof error };
	if ('params' in error) return error.cause ? faultOf(error.cause) : { type: error.name };
	return {
		type: error.constructor.name,
		code: 'code' in error ? error.code : undefined,
		message: error.message,
		stack: error.stack
	};
}
