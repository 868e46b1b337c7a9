CREATE TABLE `inquiry_counts` (
	`day` text NOT NULL,
	`topic` text NOT NULL,
	`office` text NOT NULL,
	`outcome` text NOT NULL,
	`lang` text NOT NULL,
	`school` text NOT NULL,
	`channel` text NOT NULL,
	`times` integer NOT NULL,
	`right` integer NOT NULL,
	`wrong` integer NOT NULL,
	PRIMARY KEY(`day`, `topic`, `office`, `outcome`, `lang`, `school`, `channel`)
);
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_wrong_doors` (
	`id` integer PRIMARY KEY NOT NULL,
	`inquiry` integer,
	`reported_at` integer NOT NULL,
	`office` text NOT NULL,
	`topic` text,
	`rule` text,
	`school` integer,
	`lang` text NOT NULL,
	FOREIGN KEY (`inquiry`) REFERENCES `inquiries`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`school`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_wrong_doors`("id", "inquiry", "reported_at", "office", "topic", "rule", "school", "lang") SELECT "id", "inquiry", "reported_at", "office", "topic", "rule", "school", "lang" FROM `wrong_doors`;--> statement-breakpoint
DROP TABLE `wrong_doors`;--> statement-breakpoint
ALTER TABLE `__new_wrong_doors` RENAME TO `wrong_doors`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `wrong_doors_once` ON `wrong_doors` (`inquiry`,`office`);--> statement-breakpoint
CREATE INDEX `wrong_doors_topic` ON `wrong_doors` (`topic`);--> statement-breakpoint
CREATE INDEX `wrong_doors_rule` ON `wrong_doors` (`rule`);--> statement-breakpoint
CREATE INDEX `inquiries_text_until` ON `inquiries` (`text_until`);