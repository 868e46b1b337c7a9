CREATE TABLE `publications` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`base` integer,
	`source` integer,
	`requested_at` integer NOT NULL,
	`requested_by` text,
	`note` text NOT NULL,
	`summary` text NOT NULL,
	`override` text,
	`blockers` text DEFAULT '[]' NOT NULL,
	`touches_danger` integer DEFAULT false NOT NULL,
	`approved_by` text,
	`approved_at` integer,
	`content_hash` text NOT NULL,
	`content` blob NOT NULL,
	`fault` text,
	`revision` integer,
	FOREIGN KEY (`base`) REFERENCES `revisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`source`) REFERENCES `revisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revision`) REFERENCES `revisions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `publications_state` ON `publications` (`state`);--> statement-breakpoint
CREATE TABLE `rehearsals` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`state` text NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`started_by` text,
	`content_hash` text,
	`revision` integer,
	`report` text,
	`fault` text,
	FOREIGN KEY (`revision`) REFERENCES `revisions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `rehearsals_content` ON `rehearsals` (`content_hash`);--> statement-breakpoint
CREATE TABLE `saved_cases` (
	`id` integer PRIMARY KEY NOT NULL,
	`key` text,
	`source` text NOT NULL,
	`concern` text NOT NULL,
	`lang` text NOT NULL,
	`level` text,
	`expect` text DEFAULT '[]' NOT NULL,
	`ok` text DEFAULT '[]' NOT NULL,
	`outcome` text,
	`crisis` integer DEFAULT false NOT NULL,
	`scope` integer DEFAULT true NOT NULL,
	`protected` integer DEFAULT false NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`added_at` integer NOT NULL,
	`added_by` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `saved_cases_key` ON `saved_cases` (`source`,`key`) WHERE "saved_cases"."key" is not null;--> statement-breakpoint
CREATE TABLE `suggestion_decisions` (
	`key` text PRIMARY KEY NOT NULL,
	`decision` text NOT NULL,
	`decided_at` integer NOT NULL,
	`decided_by` text
);
--> statement-breakpoint
CREATE TABLE `thresholds` (
	`name` text PRIMARY KEY NOT NULL,
	`value` real NOT NULL
);
