CREATE TABLE `import_mappings` (
	`headers` text PRIMARY KEY NOT NULL,
	`target` text NOT NULL,
	`columns` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `import_words` (
	`kind` text NOT NULL,
	`word` text NOT NULL,
	`meaning` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`kind`, `word`)
);
