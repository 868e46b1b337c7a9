CREATE TABLE `wrong_doors` (
	`id` integer PRIMARY KEY NOT NULL,
	`inquiry` integer NOT NULL,
	`reported_at` integer NOT NULL,
	`office` text NOT NULL,
	`topic` text,
	`rule` text,
	`school` integer,
	`lang` text NOT NULL,
	FOREIGN KEY (`inquiry`) REFERENCES `inquiries`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`school`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `wrong_doors_once` ON `wrong_doors` (`inquiry`,`office`);--> statement-breakpoint
CREATE INDEX `wrong_doors_topic` ON `wrong_doors` (`topic`);--> statement-breakpoint
CREATE INDEX `wrong_doors_rule` ON `wrong_doors` (`rule`);