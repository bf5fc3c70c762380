PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_judgement` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`attempt_id` integer NOT NULL,
	`point_id` integer NOT NULL,
	`relation` text,
	`reason` text NOT NULL,
	`revision` integer NOT NULL,
	`at` integer NOT NULL,
	`view_asked_at` integer,
	`locked_relation` text,
	`locked_reason` text,
	FOREIGN KEY (`attempt_id`) REFERENCES `attempt`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`point_id`) REFERENCES `point`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "judgement_locked" CHECK((("__new_judgement"."view_asked_at" is null) = ("__new_judgement"."locked_relation" is null)) and (("__new_judgement"."view_asked_at" is null) = ("__new_judgement"."locked_reason" is null))),
	CONSTRAINT "judgement_related" CHECK("__new_judgement"."view_asked_at" is null or "__new_judgement"."relation" is not null)
);
--> statement-breakpoint
INSERT INTO `__new_judgement`("id", "attempt_id", "point_id", "relation", "reason", "revision", "at", "view_asked_at", "locked_relation", "locked_reason") SELECT "id", "attempt_id", "point_id", "relation", "reason", "revision", "at", "at", "relation", "reason" FROM `judgement`;--> statement-breakpoint
DROP TABLE `judgement`;--> statement-breakpoint
ALTER TABLE `__new_judgement` RENAME TO `judgement`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `judgement_attemptId_pointId_unique` ON `judgement` (`attempt_id`,`point_id`);