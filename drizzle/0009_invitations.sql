CREATE TABLE `invitation` (
	`course_id` integer NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`login` text NOT NULL,
	`invited_by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`course_id`, `user_id`),
	FOREIGN KEY (`course_id`) REFERENCES `course`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invited_by`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `invitation_user` ON `invitation` (`user_id`);--> statement-breakpoint
ALTER TABLE `user` ADD `listed_in` integer;--> statement-breakpoint
UPDATE `user` SET `listed_in` = (
	SELECT `course_id` FROM `log`
	WHERE `action` = 'enrolled' AND `subject` = 'user' AND `subject_id` = `user`.`id`
		AND abs(`at` - `user`.`created_at`) <= 60000
	ORDER BY `at`, `log`.`id` LIMIT 1
);
