CREATE TABLE `assignment` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`course_id` integer NOT NULL,
	`edition_id` integer NOT NULL,
	`title` text NOT NULL,
	`instructions` text NOT NULL,
	`opens_at` integer,
	`due_at` integer,
	`late` text NOT NULL,
	`sharing` text NOT NULL,
	`sharing_names` integer NOT NULL,
	`texts_after_prediction` integer NOT NULL,
	`blind` integer NOT NULL,
	`order` text NOT NULL,
	`order_seed` integer NOT NULL,
	`steps` text NOT NULL,
	`points` text,
	`questions` text,
	`models_at` text NOT NULL,
	`models_released_at` integer,
	`take_back` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`course_id`) REFERENCES `course`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`edition_id`) REFERENCES `edition`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `assignment_course` ON `assignment` (`course_id`);--> statement-breakpoint
CREATE TABLE `course` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`time_zone` text NOT NULL,
	`join_code` text,
	`created_at` integer NOT NULL,
	`archived_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `course_joinCode_unique` ON `course` (`join_code`);--> statement-breakpoint
CREATE TABLE `extension` (
	`assignment_id` integer NOT NULL,
	`user_id` text NOT NULL,
	`due_at` integer NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`assignment_id`, `user_id`),
	FOREIGN KEY (`assignment_id`) REFERENCES `assignment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `grant` (
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`granted_by` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `role`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`granted_by`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `log` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`course_id` integer,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`subject_id` text NOT NULL,
	`detail` text NOT NULL,
	FOREIGN KEY (`actor_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`course_id`) REFERENCES `course`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `log_course` ON `log` (`course_id`,`at`);--> statement-breakpoint
CREATE TABLE `membership` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`course_id` integer NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`alias` integer,
	`joined_at` integer NOT NULL,
	`left_at` integer,
	FOREIGN KEY (`course_id`) REFERENCES `course`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `membership_user` ON `membership` (`user_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `membership_courseId_userId_unique` ON `membership` (`course_id`,`user_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `membership_courseId_alias_unique` ON `membership` (`course_id`,`alias`);--> statement-breakpoint
CREATE TABLE `prompt` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`assignment_id` integer NOT NULL,
	`by` text NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	`erased_at` integer,
	`version_id` integer NOT NULL,
	`start` integer NOT NULL,
	`end` integer NOT NULL,
	`exact` text NOT NULL,
	`prefix` text NOT NULL,
	`suffix` text NOT NULL,
	`first` integer NOT NULL,
	`last` integer NOT NULL,
	`fit` text DEFAULT 'exact' NOT NULL,
	FOREIGN KEY (`assignment_id`) REFERENCES `assignment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `version`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `prompt_assignment` ON `prompt` (`assignment_id`);--> statement-breakpoint
CREATE TABLE `setting` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `token` (
	`hash` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`user_id` text,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `reply` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`notebook_id` integer NOT NULL,
	`annotation_uid` text NOT NULL,
	`uid` text NOT NULL,
	`user_id` text NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	`erased_at` integer,
	FOREIGN KEY (`notebook_id`) REFERENCES `notebook`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reply_annotation` ON `reply` (`notebook_id`,`annotation_uid`);--> statement-breakpoint
CREATE UNIQUE INDEX `reply_notebookId_uid_unique` ON `reply` (`notebook_id`,`uid`);--> statement-breakpoint
CREATE TABLE `report` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`notebook_id` integer NOT NULL,
	`annotation_uid` text NOT NULL,
	`reply_id` integer,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`resolved_at` integer,
	`resolved_by` text,
	`outcome` text,
	FOREIGN KEY (`notebook_id`) REFERENCES `notebook`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`reply_id`) REFERENCES `reply`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`by`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`resolved_by`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `report_annotation` ON `report` (`notebook_id`,`annotation_uid`,`by`) WHERE reply_id is null;--> statement-breakpoint
CREATE UNIQUE INDEX `report_reply` ON `report` (`reply_id`,`by`) WHERE reply_id is not null;--> statement-breakpoint
ALTER TABLE `user` ADD `password_given_at` integer;--> statement-breakpoint
ALTER TABLE `annotation` ADD `visibility` text DEFAULT 'me' NOT NULL;--> statement-breakpoint
ALTER TABLE `attempt` ADD `others_seen_at` integer;--> statement-breakpoint
ALTER TABLE `attempt` ADD `due_then` integer;--> statement-breakpoint
ALTER TABLE `attempt` ADD `returned_at` integer;--> statement-breakpoint
ALTER TABLE `attempt` ADD `returned_by` text REFERENCES user(id);--> statement-breakpoint
ALTER TABLE `attempt` ADD `message` text;--> statement-breakpoint
ALTER TABLE `notebook` ADD `assignment_id` integer REFERENCES assignment(id);--> statement-breakpoint
ALTER TABLE `notebook` ADD `first_side` text DEFAULT 'a' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `notebook_assignment` ON `notebook` (`assignment_id`,`user_id`) WHERE assignment_id is not null;