CREATE TABLE `link_checks` (
	`url` text PRIMARY KEY NOT NULL,
	`checked_at` integer NOT NULL,
	`status` integer,
	`failed_on` text,
	`broken` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `link_words` (
	`link` integer NOT NULL,
	`lang` text NOT NULL,
	`label` text NOT NULL,
	PRIMARY KEY(`link`, `lang`),
	FOREIGN KEY (`link`) REFERENCES `links`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `links` (
	`id` integer PRIMARY KEY NOT NULL,
	`topic` text,
	`office` text,
	`url` text NOT NULL,
	`position` integer NOT NULL,
	FOREIGN KEY (`office`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `links_topic` ON `links` (`topic`);--> statement-breakpoint
CREATE INDEX `links_office` ON `links` (`office`);
--> statement-breakpoint
CREATE TRIGGER `links_version_insert` AFTER INSERT ON `links` BEGIN
	UPDATE `directory_version` SET `version` = `version` + 1 WHERE `id` = 1;
END;
--> statement-breakpoint
CREATE TRIGGER `links_version_update` AFTER UPDATE ON `links` BEGIN
	UPDATE `directory_version` SET `version` = `version` + 1 WHERE `id` = 1;
END;
--> statement-breakpoint
CREATE TRIGGER `links_version_delete` AFTER DELETE ON `links` BEGIN
	UPDATE `directory_version` SET `version` = `version` + 1 WHERE `id` = 1;
END;
--> statement-breakpoint
CREATE TRIGGER `link_words_version_insert` AFTER INSERT ON `link_words` BEGIN
	UPDATE `directory_version` SET `version` = `version` + 1 WHERE `id` = 1;
END;
--> statement-breakpoint
CREATE TRIGGER `link_words_version_update` AFTER UPDATE ON `link_words` BEGIN
	UPDATE `directory_version` SET `version` = `version` + 1 WHERE `id` = 1;
END;
--> statement-breakpoint
CREATE TRIGGER `link_words_version_delete` AFTER DELETE ON `link_words` BEGIN
	UPDATE `directory_version` SET `version` = `version` + 1 WHERE `id` = 1;
END;
--> statement-breakpoint
CREATE TRIGGER `link_checks_version_insert` AFTER INSERT ON `link_checks` WHEN new.`broken` BEGIN
	UPDATE `directory_version` SET `version` = `version` + 1 WHERE `id` = 1;
END;
--> statement-breakpoint
CREATE TRIGGER `link_checks_version_update` AFTER UPDATE ON `link_checks` WHEN old.`broken` <> new.`broken` BEGIN
	UPDATE `directory_version` SET `version` = `version` + 1 WHERE `id` = 1;
END;
