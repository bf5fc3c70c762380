import { expect, test } from 'vitest';
import * as auditHistory from '#lib/server/admin/audit-history.ts';
import * as assignments from '#lib/server/assignment/assignments.ts';
import * as deletion from '#lib/server/assignment/deletion.ts';
import * as extensions from '#lib/server/assignment/extensions.ts';
import * as prompts from '#lib/server/classroom/prompts.ts';
import * as spotlights from '#lib/server/insight/spotlights.ts';
import * as hiddenNames from '#lib/server/review/hidden-names.ts';
import { client } from '#lib/server/db/index.ts';
import { refusal } from '../support/cast.ts';
import { hour, soon } from '../support/date.ts';
import { assign, opened } from '../support/factories.ts';
import { dora, eli, hers, withClass } from '../support/with-class.ts';

withClass();

/** Every row of these tables, with another assignment’s among them. */
const stored = () =>
	['assignment', 'extension', 'prompt', 'masked', 'spotlight'].map((table) =>
		client.prepare(`select * from ${table}`).all()
	);
/** An assignment with everything that a teacher can add before a student opens it. */
function prepared() {
	const made = assign(hers, { dueAt: soon() });
	extensions.extend(made, eli.id, soon() + hour);
	prompts.add(made, { from: 'A1.2' }, 'Who says so?');
	spotlights.pin(made, { sentence: 'A1.2' });
	hiddenNames.hide(made, true);
	return made;
}

test('an assignment that no student has opened is deleted with what belongs to it, and logged', () => {
	const other = prepared();
	const before = stored();
	const made = prepared();
	expect(deletion.deletable(made)).toEqual({ prompts: 1, extensions: 1 });
	deletion.remove(made, true);
	expect(stored()).toEqual(before);
	expect(assignments.mine(eli).map(({ id }) => id)).toEqual([other.id]);
	expect(refusal(() => assignments.find(eli, made.id)).reason).toBe('missing');
	expect(refusal(() => assignments.taught(dora, made.id)).reason).toBe('missing');
	expect(auditHistory.of(hers)[0]).toMatchObject({
		actorId: dora.id,
		action: 'deleted',
		subjectId: String(made.id)
	});
});

test('deleting asks first, and is refused once a student has opened it, even without a word', () => {
	const made = prepared();
	const before = stored();
	expect(refusal(() => deletion.remove(made, false)).reason).toBe('incomplete');
	opened(eli, made);
	expect(deletion.deletable(made)).toBeNull();
	const { reason, message } = refusal(() => deletion.remove(made, true));
	expect([reason, message]).toEqual(['closed', expect.stringMatching(/Archive it instead/)]);
	expect(stored()).toEqual(before);
});
