CREATE TABLE `catalog_answers` (
	`catalog` text PRIMARY KEY NOT NULL,
	`answer` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`until` integer,
	`changed` integer DEFAULT false NOT NULL,
	`content` blob
);
--> statement-breakpoint
CREATE TABLE `catalog_looks` (
	`id` integer PRIMARY KEY NOT NULL,
	`stamp` text NOT NULL,
	`catalog` text NOT NULL,
	`count` integer NOT NULL,
	`summary` text NOT NULL,
	`looked_at` integer NOT NULL,
	`content` blob
);
