CREATE TABLE `masked` (
	`user_id` text NOT NULL,
	`assignment_id` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `assignment_id`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`assignment_id`) REFERENCES `assignment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `phrase` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`owner_id` text NOT NULL,
	`course_id` integer,
	`criterion_key` text,
	`question_key` text,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`owner_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`course_id`) REFERENCES `course`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `phrase_owner` ON `phrase` (`owner_id`);--> statement-breakpoint
CREATE INDEX `phrase_course` ON `phrase` (`course_id`);--> statement-breakpoint
CREATE TABLE `remark` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`review_id` integer NOT NULL,
	`uid` text NOT NULL,
	`answer_id` integer,
	`citation_id` integer,
	`version_id` integer,
	`start` integer,
	`end` integer,
	`exact` text,
	`first` integer,
	`last` integer,
	`criterion_id` integer,
	`text` text NOT NULL,
	`revision` integer NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`erased_at` integer,
	FOREIGN KEY (`review_id`) REFERENCES `review`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`answer_id`) REFERENCES `answer`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`citation_id`) REFERENCES `citation`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`version_id`) REFERENCES `version`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`criterion_id`) REFERENCES `criterion`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "remark_one_place" CHECK(("remark"."answer_id" is not null) + ("remark"."citation_id" is not null) + ("remark"."version_id" is not null) = 1)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `remark_reviewId_uid_unique` ON `remark` (`review_id`,`uid`);--> statement-breakpoint
CREATE TABLE `review` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`submission_id` integer NOT NULL,
	`rubric_id` integer NOT NULL,
	`comment` text NOT NULL,
	`override` real,
	`revision` integer NOT NULL,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`changed_by` text NOT NULL,
	`done_at` integer,
	`released_at` integer,
	`released_by` text,
	FOREIGN KEY (`submission_id`) REFERENCES `attempt`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`rubric_id`) REFERENCES `rubric`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`changed_by`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`released_by`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `review_submissionId_unique` ON `review` (`submission_id`);--> statement-breakpoint
CREATE TABLE `score` (
	`review_id` integer NOT NULL,
	`criterion_id` integer NOT NULL,
	`level_id` integer,
	`remark` text NOT NULL,
	`revision` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`changed_by` text NOT NULL,
	PRIMARY KEY(`review_id`, `criterion_id`),
	FOREIGN KEY (`review_id`) REFERENCES `review`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`criterion_id`) REFERENCES `criterion`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`level_id`) REFERENCES `level`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`changed_by`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `seen` (
	`user_id` text NOT NULL,
	`kind` text NOT NULL,
	`subject_id` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `kind`, `subject_id`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `spotlight` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`assignment_id` integer NOT NULL,
	`annotation_id` integer,
	`answer_id` integer,
	`version_id` integer,
	`start` integer,
	`end` integer,
	`exact` text,
	`first` integer,
	`last` integer,
	`anonymous` integer NOT NULL,
	`by` text NOT NULL,
	`pinned_at` integer NOT NULL,
	`unpinned_at` integer,
	FOREIGN KEY (`assignment_id`) REFERENCES `assignment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`annotation_id`) REFERENCES `annotation`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`answer_id`) REFERENCES `answer`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`version_id`) REFERENCES `version`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "spotlight_one_place" CHECK(("spotlight"."annotation_id" is not null) + ("spotlight"."answer_id" is not null) + ("spotlight"."version_id" is not null) = 1)
);
--> statement-breakpoint
CREATE INDEX `spotlight_assignment` ON `spotlight` (`assignment_id`);