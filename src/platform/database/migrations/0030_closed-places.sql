CREATE TABLE `retired_topics` (
	`slug` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`successor` text
);
--> statement-breakpoint
ALTER TABLE `offices` ADD `closed_from` text;--> statement-breakpoint
ALTER TABLE `offices` ADD `successor` text;--> statement-breakpoint
ALTER TABLE `schools` ADD `closed_from` text;--> statement-breakpoint
ALTER TABLE `schools` ADD `successor` text;