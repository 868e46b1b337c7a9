CREATE TABLE `handled_items` (
	`key` text PRIMARY KEY NOT NULL,
	`how` text NOT NULL,
	`detail` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL
);
