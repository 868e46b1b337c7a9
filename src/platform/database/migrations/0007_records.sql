CREATE TABLE `imports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`account` integer,
	`who` text NOT NULL,
	`files` text NOT NULL,
	`source` text NOT NULL,
	`format` text NOT NULL,
	`removes` integer NOT NULL,
	`state` text NOT NULL,
	`counts` text DEFAULT '{}' NOT NULL,
	`reasons` text DEFAULT '[]' NOT NULL,
	`finished_at` integer
);
--> statement-breakpoint
CREATE TABLE `one_roster_ids` (
	`sourced_id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`record` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `record_changes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`account` integer,
	`who` text NOT NULL,
	`kind` text NOT NULL,
	`record` integer NOT NULL,
	`name` text NOT NULL,
	`action` text NOT NULL,
	`way` text NOT NULL,
	`import` integer,
	`before` text,
	`after` text
);
--> statement-breakpoint
CREATE INDEX `record_changes_record` ON `record_changes` (`kind`,`record`,`id`);--> statement-breakpoint
CREATE INDEX `record_changes_import` ON `record_changes` (`import`);--> statement-breakpoint
CREATE INDEX `record_changes_at` ON `record_changes` (`at`);