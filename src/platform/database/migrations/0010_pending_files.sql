CREATE TABLE `pending_files` (
	`id` text PRIMARY KEY NOT NULL,
	`account` integer NOT NULL,
	`kept_at` integer NOT NULL,
	`written` text NOT NULL
);
