PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_withheld` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`edition_id` integer,
	`question_id` integer,
	`point_id` integer,
	`criterion_id` integer,
	`body` text NOT NULL,
	FOREIGN KEY (`edition_id`) REFERENCES `edition`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`question_id`) REFERENCES `question`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`point_id`) REFERENCES `point`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`criterion_id`) REFERENCES `criterion`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "withheld_one_owner" CHECK(("__new_withheld"."edition_id" is not null) + ("__new_withheld"."question_id" is not null) + ("__new_withheld"."point_id" is not null) + ("__new_withheld"."criterion_id" is not null) = 1)
);
--> statement-breakpoint
INSERT INTO `__new_withheld`("id", "kind", "edition_id", "question_id", "point_id", "criterion_id", "body") SELECT "id", "kind", null, "question_id", "point_id", "criterion_id", "body" FROM `withheld`;--> statement-breakpoint
DROP TABLE `withheld`;--> statement-breakpoint
ALTER TABLE `__new_withheld` RENAME TO `withheld`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `withheld_kind_editionId_unique` ON `withheld` (`kind`,`edition_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `withheld_kind_questionId_unique` ON `withheld` (`kind`,`question_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `withheld_kind_pointId_unique` ON `withheld` (`kind`,`point_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `withheld_kind_criterionId_unique` ON `withheld` (`kind`,`criterion_id`);