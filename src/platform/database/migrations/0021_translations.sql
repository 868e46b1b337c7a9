CREATE TABLE `translations` (
	`kind` text NOT NULL,
	`owner` text NOT NULL,
	`lang` text NOT NULL,
	`words` text NOT NULL,
	`english` text NOT NULL,
	`checked_by` text,
	`checked_at` integer,
	`shipped` integer NOT NULL,
	PRIMARY KEY(`kind`, `owner`, `lang`)
);
--> statement-breakpoint
CREATE TRIGGER `translations_version_insert` AFTER INSERT ON `translations` BEGIN
	UPDATE `directory_version` SET `version` = `version` + 1 WHERE `id` = 1;
END;
--> statement-breakpoint
CREATE TRIGGER `translations_version_update` AFTER UPDATE ON `translations` BEGIN
	UPDATE `directory_version` SET `version` = `version` + 1 WHERE `id` = 1;
END;
--> statement-breakpoint
CREATE TRIGGER `translations_version_delete` AFTER DELETE ON `translations` BEGIN
	UPDATE `directory_version` SET `version` = `version` + 1 WHERE `id` = 1;
END;
