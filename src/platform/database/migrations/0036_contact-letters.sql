CREATE TABLE `contact_changes` (
	`id` integer PRIMARY KEY NOT NULL,
	`letter` integer NOT NULL,
	`contact` integer NOT NULL,
	`at` integer NOT NULL,
	`phone` text NOT NULL,
	`ext` text NOT NULL,
	`hours` text NOT NULL,
	`note` text NOT NULL,
	FOREIGN KEY (`contact`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `contact_changes_reply` ON `contact_changes` (`letter`,`contact`);--> statement-breakpoint
CREATE INDEX `contact_changes_at` ON `contact_changes` (`at`);--> statement-breakpoint
CREATE TABLE `contact_letters` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`mailbox` text NOT NULL,
	`contacts` text NOT NULL,
	`asked_on` text NOT NULL,
	`asked_at` integer NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`next_try` integer,
	`refused_by` text
);
--> statement-breakpoint
CREATE INDEX `contact_letters_next_try` ON `contact_letters` (`next_try`);