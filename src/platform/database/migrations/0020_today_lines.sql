CREATE TABLE `today_keys` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` integer,
	`used_at` integer,
	`revoked_at` integer,
	FOREIGN KEY (`created_by`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `today_keys_hash_unique` ON `today_keys` (`hash`);--> statement-breakpoint
CREATE TABLE `today_line_words` (
	`line` integer NOT NULL,
	`lang` text NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`line`, `lang`),
	FOREIGN KEY (`line`) REFERENCES `today_lines`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `today_lines` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`schools` text DEFAULT '[]' NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`closes_offices` integer DEFAULT false NOT NULL,
	`posted_at` integer NOT NULL,
	`posted_by` text NOT NULL,
	`key` integer,
	FOREIGN KEY (`key`) REFERENCES `today_keys`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "today_lines_kind" CHECK("today_lines"."kind" in ('closure', 'delay', 'early', 'strike', 'outage', 'other'))
);
--> statement-breakpoint
CREATE INDEX `today_lines_ends` ON `today_lines` (`ends_at`);
--> statement-breakpoint
CREATE TRIGGER `today_lines_version_insert` AFTER INSERT ON `today_lines` BEGIN
	UPDATE `directory_version` SET `version` = `version` + 1 WHERE `id` = 1;
END;
--> statement-breakpoint
CREATE TRIGGER `today_lines_version_update` AFTER UPDATE ON `today_lines` BEGIN
	UPDATE `directory_version` SET `version` = `version` + 1 WHERE `id` = 1;
END;
--> statement-breakpoint
CREATE TRIGGER `today_lines_version_delete` AFTER DELETE ON `today_lines` BEGIN
	UPDATE `directory_version` SET `version` = `version` + 1 WHERE `id` = 1;
END;
--> statement-breakpoint
CREATE TRIGGER `today_line_words_version_insert` AFTER INSERT ON `today_line_words` BEGIN
	UPDATE `directory_version` SET `version` = `version` + 1 WHERE `id` = 1;
END;
--> statement-breakpoint
CREATE TRIGGER `today_line_words_version_update` AFTER UPDATE ON `today_line_words` BEGIN
	UPDATE `directory_version` SET `version` = `version` + 1 WHERE `id` = 1;
END;
--> statement-breakpoint
CREATE TRIGGER `today_line_words_version_delete` AFTER DELETE ON `today_line_words` BEGIN
	UPDATE `directory_version` SET `version` = `version` + 1 WHERE `id` = 1;
END;
