import { DrizzleQueryError } from 'drizzle-orm/errors';
import { expect, test } from 'vitest';
import { faultOf } from '#lib/server/logger.ts';

test('an error is logged with its location, and a failed query without its values', () => {
	expect(faultOf(new TypeError('no such thing'))).toMatchObject({
		type: 'TypeError',
		message: 'no such thing',
		stack: expect.stringContaining('logger.test.ts')
	});
	const cause = new Error('UNIQUE constraint failed: user.email');
	const failed = new DrizzleQueryError('insert into user values (?)', ['ada@example.org'], cause);
	expect(JSON.stringify(faultOf(failed))).not.toContain('ada@example.org');
	expect(faultOf(failed)).toMatchObject({ message: 'UNIQUE constraint failed: user.email' });
});

test('a thrown value that is not an error is logged by its type alone', () => {
	expect(faultOf('ada@example.org')).toEqual({ type: 'string' });
});
