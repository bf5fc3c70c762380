CREATE TABLE `class_move` (
	`assignment_id` integer NOT NULL,
	`from` integer NOT NULL,
	`to` integer NOT NULL,
	`learners` integer NOT NULL,
	PRIMARY KEY(`assignment_id`, `from`, `to`),
	FOREIGN KEY (`assignment_id`) REFERENCES `assignment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `class_moved` (
	`notebook_id` integer PRIMARY KEY NOT NULL,
	FOREIGN KEY (`notebook_id`) REFERENCES `notebook`(`id`) ON UPDATE no action ON DELETE cascade
);
