CREATE TABLE `own_point` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`attempt_id` integer NOT NULL,
	`uid` text NOT NULL,
	`title` text NOT NULL,
	`relation` text NOT NULL,
	`why` text NOT NULL,
	`revision` integer NOT NULL,
	`at` integer NOT NULL,
	`erased_at` integer,
	FOREIGN KEY (`attempt_id`) REFERENCES `attempt`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `own_point_attemptId_uid_unique` ON `own_point` (`attempt_id`,`uid`);--> statement-breakpoint
CREATE TABLE `self_level` (
	`attempt_id` integer NOT NULL,
	`criterion_id` integer NOT NULL,
	`level_id` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`attempt_id`, `criterion_id`),
	FOREIGN KEY (`attempt_id`) REFERENCES `attempt`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`criterion_id`) REFERENCES `criterion`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`level_id`) REFERENCES `level`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `silence` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`attempt_id` integer NOT NULL,
	`uid` text NOT NULL,
	`silent_side` text NOT NULL,
	`code_id` integer,
	`text` text NOT NULL,
	`revision` integer NOT NULL,
	`at` integer NOT NULL,
	`erased_at` integer,
	FOREIGN KEY (`attempt_id`) REFERENCES `attempt`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`code_id`) REFERENCES `code`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `silence_attemptId_uid_unique` ON `silence` (`attempt_id`,`uid`);--> statement-breakpoint
CREATE TABLE `stance` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`attempt_id` integer NOT NULL,
	`moment` text NOT NULL,
	`view` text NOT NULL,
	`position` integer,
	`confidence` integer,
	`reason` text NOT NULL,
	`revision` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`attempt_id`) REFERENCES `attempt`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "stance_held" CHECK(("stance"."view" = 'held') = ("stance"."position" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stance_attemptId_moment_unique` ON `stance` (`attempt_id`,`moment`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_citation` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`attempt_id` integer NOT NULL,
	`answer_id` integer,
	`stance_id` integer,
	`own_point_id` integer,
	`silence_id` integer,
	`ordinal` integer NOT NULL,
	`version_id` integer NOT NULL,
	`start` integer NOT NULL,
	`end` integer NOT NULL,
	`exact` text NOT NULL,
	`prefix` text NOT NULL,
	`suffix` text NOT NULL,
	`first` integer NOT NULL,
	`last` integer NOT NULL,
	`fit` text DEFAULT 'exact' NOT NULL,
	FOREIGN KEY (`attempt_id`) REFERENCES `attempt`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`answer_id`) REFERENCES `answer`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`stance_id`) REFERENCES `stance`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`own_point_id`) REFERENCES `own_point`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`silence_id`) REFERENCES `silence`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`version_id`) REFERENCES `version`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "citation_one_owner" CHECK(("__new_citation"."answer_id" is not null) + ("__new_citation"."stance_id" is not null) + ("__new_citation"."own_point_id" is not null) + ("__new_citation"."silence_id" is not null) = 1)
);
--> statement-breakpoint
INSERT INTO `__new_citation`("id", "attempt_id", "answer_id", "stance_id", "own_point_id", "silence_id", "ordinal", "version_id", "start", "end", "exact", "prefix", "suffix", "first", "last", "fit") SELECT "id", "attempt_id", "answer_id", null, null, null, "ordinal", "version_id", "start", "end", "exact", "prefix", "suffix", "first", "last", "fit" FROM `citation`;--> statement-breakpoint
DROP TABLE `citation`;--> statement-breakpoint
ALTER TABLE `__new_citation` RENAME TO `citation`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `citation_attempt` ON `citation` (`attempt_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `citation_answerId_ordinal_unique` ON `citation` (`answer_id`,`ordinal`);--> statement-breakpoint
CREATE UNIQUE INDEX `citation_stanceId_ordinal_unique` ON `citation` (`stance_id`,`ordinal`);--> statement-breakpoint
CREATE UNIQUE INDEX `citation_ownPointId_ordinal_unique` ON `citation` (`own_point_id`,`ordinal`);--> statement-breakpoint
CREATE UNIQUE INDEX `citation_silenceId_ordinal_unique` ON `citation` (`silence_id`,`ordinal`);--> statement-breakpoint
ALTER TABLE `notebook` ADD `count_me` integer DEFAULT false NOT NULL;