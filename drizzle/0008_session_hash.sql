ALTER TABLE `session` ADD `hash` text;--> statement-breakpoint
CREATE UNIQUE INDEX `session_hash_unique` ON `session` (`hash`);
