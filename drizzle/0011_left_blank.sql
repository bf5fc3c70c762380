PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_score` (
	`review_id` integer NOT NULL,
	`criterion_id` integer NOT NULL,
	`level_id` integer,
	`blank` integer DEFAULT false NOT NULL,
	`remark` text NOT NULL,
	`revision` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`changed_by` text NOT NULL,
	PRIMARY KEY(`review_id`, `criterion_id`),
	FOREIGN KEY (`review_id`) REFERENCES `review`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`criterion_id`) REFERENCES `criterion`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`level_id`) REFERENCES `level`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`changed_by`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "score_blank_or_level" CHECK(not "__new_score"."blank" or "__new_score"."level_id" is null)
);
--> statement-breakpoint
INSERT INTO `__new_score`("review_id", "criterion_id", "level_id", "blank", "remark", "revision", "changed_at", "changed_by") SELECT "review_id", "criterion_id", "level_id", 0, "remark", "revision", "changed_at", "changed_by" FROM `score`;--> statement-breakpoint
DROP TABLE `score`;--> statement-breakpoint
ALTER TABLE `__new_score` RENAME TO `score`;--> statement-breakpoint
PRAGMA foreign_keys=ON;