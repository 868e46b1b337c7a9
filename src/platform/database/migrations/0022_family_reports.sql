CREATE TABLE `reply_reports` (
	`id` integer PRIMARY KEY NOT NULL,
	`inquiry` integer,
	`day` text NOT NULL,
	`office` text NOT NULL,
	`topic` text,
	`answered` integer NOT NULL,
	FOREIGN KEY (`inquiry`) REFERENCES `inquiries`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reply_reports_once` ON `reply_reports` (`inquiry`);--> statement-breakpoint
CREATE INDEX `reply_reports_day` ON `reply_reports` (`day`);--> statement-breakpoint
CREATE TABLE `wrong_numbers` (
	`id` integer PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`office` text NOT NULL,
	`school` text NOT NULL,
	`phone` text NOT NULL,
	`ext` text NOT NULL,
	`page` text NOT NULL,
	`times` integer NOT NULL,
	`found` text,
	`found_on` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `wrong_numbers_open` ON `wrong_numbers` (`day`,`office`,`school`,`phone`,`ext`,`page`) WHERE "wrong_numbers"."found" is null;