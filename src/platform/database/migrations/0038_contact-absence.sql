ALTER TABLE `contact_changes` ADD `post` integer;--> statement-breakpoint
ALTER TABLE `contact_changes` ADD `away_from` text;--> statement-breakpoint
ALTER TABLE `contact_changes` ADD `away_until` text;--> statement-breakpoint
ALTER TABLE `contact_changes` ADD `stand_in` text;