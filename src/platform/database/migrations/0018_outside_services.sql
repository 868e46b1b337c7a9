CREATE TABLE `outside_service_words` (
	`service` text NOT NULL,
	`lang` text NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`service`, `lang`),
	FOREIGN KEY (`service`) REFERENCES `outside_services`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `outside_services` (
	`id` text PRIMARY KEY NOT NULL,
	`phone` text,
	`website` text,
	`position` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `out_of_scope_phrases` ADD `who` text;--> statement-breakpoint
CREATE TRIGGER `outside_services_version_insert` AFTER INSERT ON `outside_services` BEGIN
	UPDATE `directory_version` SET `version` = `version` + 1 WHERE `id` = 1;
END;
--> statement-breakpoint
CREATE TRIGGER `outside_services_version_update` AFTER UPDATE ON `outside_services` BEGIN
	UPDATE `directory_version` SET `version` = `version` + 1 WHERE `id` = 1;
END;
--> statement-breakpoint
CREATE TRIGGER `outside_services_version_delete` AFTER DELETE ON `outside_services` BEGIN
	UPDATE `directory_version` SET `version` = `version` + 1 WHERE `id` = 1;
END;
--> statement-breakpoint
CREATE TRIGGER `outside_service_words_version_insert` AFTER INSERT ON `outside_service_words` BEGIN
	UPDATE `directory_version` SET `version` = `version` + 1 WHERE `id` = 1;
END;
--> statement-breakpoint
CREATE TRIGGER `outside_service_words_version_update` AFTER UPDATE ON `outside_service_words` BEGIN
	UPDATE `directory_version` SET `version` = `version` + 1 WHERE `id` = 1;
END;
--> statement-breakpoint
CREATE TRIGGER `outside_service_words_version_delete` AFTER DELETE ON `outside_service_words` BEGIN
	UPDATE `directory_version` SET `version` = `version` + 1 WHERE `id` = 1;
END;
