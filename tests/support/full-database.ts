import { client } from '#lib/server/db/index.ts';
import { put } from './tiny-lesson.ts';

/** Adds a row to every table, including the work of a handed-in notebook. */
export function fill() {
	put();
	client.transaction(insertRows)();
}

/** Inserts the rows in one transaction, so that they wait for the disk once. */
function insertRows() {
	const anchor = `(select min(id) from version), 0, 9, 'Teenagers', '', ' are', 0, 0, 'exact'`;
	const anchored = 'version_id, start, end, exact, prefix, suffix, first, last, fit';
	client.exec(`
		insert into user (id, name, email, created_at, updated_at) values ('ada', 'Ada', 'ada@users.invalid', 1, 1);
		insert into session (id, token, hash, user_id, expires_at, created_at, updated_at)
			values ('s', 's', 'h', 'ada', 2, 1, 1);
		insert into account (id, account_id, provider_id, user_id, created_at, updated_at)
			values ('a', 'a', 'p', 'ada', 1, 1);
		insert into tally (key, points, expire) values ('k', 1, 1);
		insert into resume (user_id, code) values ('ada', 'code');
		insert into "grant" (user_id, role, at) values ('ada', 'admin', 1);
		insert into token (hash, purpose, user_id, expires_at) values ('h', 'reset_password', 'ada', 2);
		insert into setting (key, value) values ('teaching', '"allowed"');
		insert into course (id, name, time_zone, join_code, created_at) values (1, 'c', 'UTC', 'ABCDEF', 1);
		insert into invitation (course_id, user_id, role, login, invited_by, at)
			values (1, 'ada', 'learner', 'ada', 'ada', 1);
		insert into membership (course_id, user_id, role, alias, joined_at) values (1, 'ada', 'learner', 1, 1);
		insert into assignment (id, course_id, edition_id, title, instructions, late, sharing, sharing_names,
				texts_after_prediction, blind, "order", order_seed, steps, models_at, take_back, created_by, created_at)
			values (1, 1, (select id from edition), 't', '', 'accept', 'after', 0, 0, 0, 'fixed', 1, '[]', 'lock', 1, 'ada', 1);
		insert into extension (assignment_id, user_id, due_at, by, at) values (1, 'ada', 2, 'ada', 1);
		insert into prompt (assignment_id, by, text, at, ${anchored}) values (1, 'ada', 'a prompt', 1, ${anchor});
		insert into log (at, actor_id, course_id, action, subject, subject_id, detail)
			values (1, 'ada', 1, 'made', 'course', '1', '{}');
		insert into notebook (uid, user_id, edition_id, assignment_id, place, opened_at, last_at)
			values ('n', 'ada', (select id from edition), 1, 'read', 1, 1);
		insert into reply (notebook_id, annotation_uid, uid, user_id, text, created_at)
			values ((select id from notebook), 'u', 'r', 'ada', 'a reply', 1);
		insert into report (notebook_id, annotation_uid, by, at) values ((select id from notebook), 'u', 'ada', 1);
		insert into attempt (notebook_id, number, opened_at) values ((select id from notebook), 1, 1);
		insert into annotation (attempt_id, uid, note, revision, created_at, changed_at, ${anchored})
			values ((select id from attempt), 'u', 'a note', 1, 1, 1, ${anchor});
		insert into answer (attempt_id, question_id, text, revision, save_uid, saved_at)
			values ((select id from attempt), (select min(id) from question), 'an answer', 1, 'u', 1);
		insert into answer_revision (answer_id, number, text, at) values ((select id from answer), 1, 'an answer', 1);
		insert into citation (attempt_id, answer_id, ordinal, ${anchored})
			values ((select id from attempt), (select id from answer), 0, ${anchor});
		insert into judgement (attempt_id, point_id, relation, reason, revision, at)
			values ((select id from attempt), (select min(id) from point), 'agree', '', 1, 1);
		insert into stance (attempt_id, moment, view, position, confidence, reason, revision, at)
			values ((select id from attempt), 'before', 'held', 3, 2, '', 1, 1);
		insert into own_point (attempt_id, uid, title, relation, why, revision, at)
			values ((select id from attempt), 'o', 'a point', 'b_silent', '', 1, 1);
		insert into silence (attempt_id, uid, silent_side, text, revision, at)
			values ((select id from attempt), 's', 'b', 'not a word', 1, 1);
		insert into self_level (attempt_id, criterion_id, level_id, at)
			values ((select id from attempt), (select min(id) from criterion), (select min(id) from level), 1);
		update attempt set handed_in_at = 2;
		insert into review (id, submission_id, rubric_id, comment, revision, created_at, changed_at, changed_by)
			values (1, (select id from attempt), (select min(id) from rubric), 'well read', 1, 3, 3, 'ada');
		insert into score (review_id, criterion_id, level_id, remark, revision, changed_at, changed_by)
			values (1, (select min(id) from criterion), (select min(id) from level), 'see A1.1', 1, 3, 'ada');
		insert into remark (review_id, uid, answer_id, text, revision, at, by)
			values (1, 'r', (select id from answer), 'a remark', 1, 3, 'ada');
		insert into phrase (owner_id, text, created_at) values ('ada', 'a phrase', 3);
		insert into seen (user_id, kind, subject_id, at) values ('ada', 'review', 1, 3);
		insert into masked (user_id, assignment_id, at) values ('ada', 1, 3);
		insert into spotlight (assignment_id, answer_id, anonymous, by, pinned_at)
			values (1, (select id from answer), 1, 'ada', 3);
		insert into class_move (assignment_id, "from", "to", learners) values (1, 3, 4, 5);
		insert into class_moved (notebook_id) values ((select id from notebook))`);
}
