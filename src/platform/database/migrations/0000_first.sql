CREATE TABLE `calendar_days` (
	`id` integer PRIMARY KEY NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`kind` text NOT NULL,
	`levels` text DEFAULT '[]' NOT NULL,
	`closes` text
);
--> statement-breakpoint
CREATE TABLE `calendar_words` (
	`day` integer NOT NULL,
	`lang` text NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`day`, `lang`),
	FOREIGN KEY (`day`) REFERENCES `calendar_days`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `contact_words` (
	`contact` integer NOT NULL,
	`lang` text NOT NULL,
	`bring` text NOT NULL,
	PRIMARY KEY(`contact`, `lang`),
	FOREIGN KEY (`contact`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `contacts` (
	`id` integer PRIMARY KEY NOT NULL,
	`office` text NOT NULL,
	`school` integer,
	`phone` text NOT NULL,
	`ext` text,
	`sms` text,
	`email` text NOT NULL,
	`room` text,
	`hours` text NOT NULL,
	`languages` text DEFAULT '[]' NOT NULL,
	`reply_days` integer NOT NULL,
	`internal_note` text,
	`checked_on` text NOT NULL,
	FOREIGN KEY (`office`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `contacts_district_office` ON `contacts` (`office`) WHERE "contacts"."school" is null;--> statement-breakpoint
CREATE UNIQUE INDEX `contacts_school_office` ON `contacts` (`office`,`school`) WHERE "contacts"."school" is not null;--> statement-breakpoint
CREATE INDEX `contacts_school` ON `contacts` (`school`);--> statement-breakpoint
CREATE TABLE `crisis_line_words` (
	`line` text NOT NULL,
	`lang` text NOT NULL,
	`name` text NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`line`, `lang`),
	FOREIGN KEY (`line`) REFERENCES `crisis_lines`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `crisis_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`kinds` text DEFAULT '[]' NOT NULL,
	`level` text NOT NULL,
	`call` text,
	`sms` text,
	`sms_text` text,
	`languages` text DEFAULT '[]' NOT NULL,
	`position` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `danger_phrases` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`lang` text NOT NULL,
	`danger` integer NOT NULL,
	`text` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `danger_phrases_once` ON `danger_phrases` (`kind`,`lang`,`text`);--> statement-breakpoint
CREATE TABLE `district` (
	`setting` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `inquiries` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`asked_at` integer NOT NULL,
	`text` text,
	`text_until` integer,
	`lang` text NOT NULL,
	`school` integer,
	`channel` text NOT NULL,
	`outcome` text NOT NULL,
	`emergency` text,
	`revision` integer,
	`result` text NOT NULL,
	`trace` text NOT NULL,
	`right` integer,
	FOREIGN KEY (`school`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revision`) REFERENCES `revisions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `inquiries_code_unique` ON `inquiries` (`code`);--> statement-breakpoint
CREATE INDEX `inquiries_asked` ON `inquiries` (`asked_at`);--> statement-breakpoint
CREATE TABLE `ladder_steps` (
	`topic` text NOT NULL,
	`level` text NOT NULL,
	`step` integer NOT NULL,
	`office` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`topic`, `level`, `step`, `office`),
	FOREIGN KEY (`topic`) REFERENCES `topics`(`slug`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`office`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `notes` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `office_words` (
	`office` text NOT NULL,
	`lang` text NOT NULL,
	`name` text NOT NULL,
	`answers_for` text NOT NULL,
	PRIMARY KEY(`office`, `lang`),
	FOREIGN KEY (`office`) REFERENCES `offices`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `offices` (
	`id` text PRIMARY KEY NOT NULL,
	`level` text NOT NULL,
	`position` integer NOT NULL,
	CONSTRAINT "offices_level" CHECK("offices"."level" in ('district', 'school'))
);
--> statement-breakpoint
CREATE TABLE `out_of_scope_phrases` (
	`id` integer PRIMARY KEY NOT NULL,
	`lang` text NOT NULL,
	`text` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `out_of_scope_once` ON `out_of_scope_phrases` (`lang`,`text`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`created_at` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`last_error` text
);
--> statement-breakpoint
CREATE TABLE `people` (
	`id` integer PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`first_name` text NOT NULL,
	`last_name` text NOT NULL,
	`prefix` text,
	`email` text,
	`languages` text DEFAULT '[]' NOT NULL,
	`public` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_slug_unique` ON `people` (`slug`);--> statement-breakpoint
CREATE TABLE `person_words` (
	`person` integer NOT NULL,
	`lang` text NOT NULL,
	`title` text NOT NULL,
	PRIMARY KEY(`person`, `lang`),
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `phrasings` (
	`id` integer PRIMARY KEY NOT NULL,
	`topic` text NOT NULL,
	`lang` text NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`topic`) REFERENCES `topics`(`slug`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `phrasings_once` ON `phrasings` (`topic`,`lang`,`text`);--> statement-breakpoint
CREATE TABLE `post_words` (
	`post` integer NOT NULL,
	`lang` text NOT NULL,
	`duty` text NOT NULL,
	PRIMARY KEY(`post`, `lang`),
	FOREIGN KEY (`post`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `posts` (
	`id` integer PRIMARY KEY NOT NULL,
	`person` integer NOT NULL,
	`contact` integer NOT NULL,
	`position` integer NOT NULL,
	`grades` text,
	`last_names` text,
	`language` text,
	`away_from` text,
	`away_until` text,
	`away_note` text,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`contact`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `posts_contact` ON `posts` (`contact`);--> statement-breakpoint
CREATE INDEX `posts_person` ON `posts` (`person`);--> statement-breakpoint
CREATE TABLE `revisions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`published_at` integer NOT NULL,
	`published_by` text,
	`note` text NOT NULL,
	`summary` text NOT NULL,
	`content_hash` text NOT NULL,
	`content` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `rules` (
	`id` text PRIMARY KEY NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`why` text NOT NULL,
	`conditions` text NOT NULL,
	`action` text NOT NULL,
	`starts_on` text,
	`ends_on` text,
	`active` integer DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE `schools` (
	`id` integer PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`short_name` text NOT NULL,
	`level` text NOT NULL,
	`grades` text NOT NULL,
	`address` text NOT NULL,
	`city` text NOT NULL,
	`state` text NOT NULL,
	`zip` text NOT NULL,
	`phone` text NOT NULL,
	`email` text NOT NULL,
	`website` text,
	`latitude` real,
	`longitude` real,
	`students` integer NOT NULL,
	`starts` text NOT NULL,
	`ends` text NOT NULL,
	`languages` text DEFAULT '[]' NOT NULL,
	`position` integer NOT NULL,
	CONSTRAINT "schools_level" CHECK("schools"."level" in ('elementary', 'middle', 'high'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `schools_slug_unique` ON `schools` (`slug`);--> statement-breakpoint
CREATE TABLE `synonyms` (
	`lang` text NOT NULL,
	`word` text NOT NULL,
	`means` text DEFAULT '[]' NOT NULL,
	PRIMARY KEY(`lang`, `word`)
);
--> statement-breakpoint
CREATE TABLE `topic_words` (
	`topic` text NOT NULL,
	`lang` text NOT NULL,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`bring` text NOT NULL,
	PRIMARY KEY(`topic`, `lang`),
	FOREIGN KEY (`topic`) REFERENCES `topics`(`slug`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `topics` (
	`slug` text PRIMARY KEY NOT NULL,
	`position` integer NOT NULL,
	`also` text DEFAULT '[]' NOT NULL,
	`straight` integer NOT NULL,
	`legal` integer NOT NULL
);
--> statement-breakpoint
CREATE TRIGGER `revisions_never_change` BEFORE UPDATE ON `revisions` BEGIN SELECT RAISE(ABORT, 'a published revision never changes'); END;
--> statement-breakpoint
CREATE TRIGGER `revisions_stay` BEFORE DELETE ON `revisions` BEGIN SELECT RAISE(ABORT, 'a published revision is kept'); END;
