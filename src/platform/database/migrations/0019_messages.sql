CREATE TABLE `message_counts` (
	`day` text NOT NULL,
	`office` text NOT NULL,
	`school` text NOT NULL,
	`kind` text NOT NULL,
	`lang` text NOT NULL,
	`outcome` text NOT NULL,
	`times` integer NOT NULL,
	PRIMARY KEY(`day`, `office`, `school`, `kind`, `lang`, `outcome`)
);
--> statement-breakpoint
CREATE TABLE `message_receipts` (
	`code` text PRIMARY KEY NOT NULL,
	`contact` integer,
	`kind` text NOT NULL,
	`lang` text NOT NULL,
	`queued_at` integer NOT NULL,
	`reply_by` text NOT NULL,
	`sent_at` integer,
	`failed_at` integer,
	`until` integer NOT NULL,
	FOREIGN KEY (`contact`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `message_receipts_contact` ON `message_receipts` (`contact`,`queued_at`);--> statement-breakpoint
CREATE INDEX `message_receipts_until` ON `message_receipts` (`until`);--> statement-breakpoint
CREATE TABLE `messages` (
	`code` text PRIMARY KEY NOT NULL,
	`sealed` text NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`next_try` integer NOT NULL,
	`refused_by` text
);
--> statement-breakpoint
CREATE INDEX `messages_next_try` ON `messages` (`next_try`);--> statement-breakpoint
ALTER TABLE `contacts` ADD `messages` integer;