CREATE TABLE `audit_events` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`account` integer,
	`email` text,
	`what` text NOT NULL,
	`about` text,
	`from` text NOT NULL,
	`details` text DEFAULT '{}' NOT NULL,
	FOREIGN KEY (`account`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `audit_events_at` ON `audit_events` (`at`);--> statement-breakpoint
CREATE INDEX `audit_events_account` ON `audit_events` (`account`,`at`);--> statement-breakpoint
CREATE INDEX `audit_events_about` ON `audit_events` (`about`,`at`);--> statement-breakpoint
CREATE TABLE `accounts` (
	`id` integer PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`role_from` text DEFAULT 'admin' NOT NULL,
	`offices` text DEFAULT '[]' NOT NULL,
	`school` integer,
	`password_hash` text,
	`password_at` integer,
	`totp_secret` text,
	`totp_step` integer,
	`recovery_codes` text DEFAULT '[]' NOT NULL,
	`oidc_subject` text,
	`active` integer DEFAULT true NOT NULL,
	`created_at` integer NOT NULL,
	`last_sign_in_at` integer,
	FOREIGN KEY (`school`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "accounts_role" CHECK("accounts"."role" in ('desk', 'editor', 'admin')),
	CONSTRAINT "accounts_role_from" CHECK("accounts"."role_from" in ('admin', 'group'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_email_unique` ON `accounts` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_oidc_subject_unique` ON `accounts` (`oidc_subject`);--> statement-breakpoint
CREATE TABLE `desk_shelf` (
	`account` integer NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`name` text DEFAULT '' NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`account`, `kind`, `key`),
	FOREIGN KEY (`account`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `desk_shelf_at` ON `desk_shelf` (`account`,`at`);--> statement-breakpoint
CREATE TABLE `one_time_links` (
	`id` text PRIMARY KEY NOT NULL,
	`account` integer NOT NULL,
	`kind` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`account`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `one_time_links_account` ON `one_time_links` (`account`);--> statement-breakpoint
CREATE TABLE `referrals` (
	`id` integer PRIMARY KEY NOT NULL,
	`logged_at` integer NOT NULL,
	`account` integer NOT NULL,
	`topic` text,
	`office` text NOT NULL,
	`contact` integer,
	`school` integer,
	`lang` text NOT NULL,
	`channel` text NOT NULL,
	`outcome` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`inquiry` integer,
	`wrong_office` text,
	`follow_up_on` text,
	`follow_up_done_at` integer,
	`edited_at` integer,
	`undone_at` integer,
	FOREIGN KEY (`account`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`office`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contact`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`inquiry`) REFERENCES `inquiries`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`wrong_office`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `referrals_logged` ON `referrals` (`logged_at`);--> statement-breakpoint
CREATE INDEX `referrals_account` ON `referrals` (`account`,`logged_at`);--> statement-breakpoint
CREATE INDEX `referrals_follow_up` ON `referrals` (`follow_up_on`) WHERE "referrals"."follow_up_on" is not null;--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`account` integer NOT NULL,
	`csrf` text NOT NULL,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`complete` integer NOT NULL,
	`device` text NOT NULL,
	FOREIGN KEY (`account`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sessions_account` ON `sessions` (`account`);--> statement-breakpoint
CREATE INDEX `sessions_expires` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `sign_in_failures` (
	`id` integer PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sign_in_failures_key` ON `sign_in_failures` (`key`,`at`);