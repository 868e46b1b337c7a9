CREATE TABLE `inquiry_facts` (
	`day` text NOT NULL,
	`result` text NOT NULL,
	`about` text NOT NULL,
	`group` text NOT NULL,
	`value` text NOT NULL,
	`times` integer NOT NULL,
	PRIMARY KEY(`day`, `result`, `about`, `group`, `value`)
);
--> statement-breakpoint
CREATE TABLE `published_counts` (
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`period` text NOT NULL,
	`result` text NOT NULL,
	`about` text NOT NULL,
	`group` text,
	`value` text,
	`times` integer NOT NULL,
	`weeks` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `published_counts_starts` ON `published_counts` (`starts_on`);