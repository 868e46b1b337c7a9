CREATE TABLE `graded_concerns` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`week` text NOT NULL,
	`inquiry` integer,
	`named` text NOT NULL,
	`sure` integer NOT NULL,
	`first_by` integer,
	`first` text,
	`second_by` integer,
	`second` text,
	`graded_at` integer,
	FOREIGN KEY (`inquiry`) REFERENCES `inquiries`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `graded_concerns_once` ON `graded_concerns` (`inquiry`);--> statement-breakpoint
CREATE INDEX `graded_concerns_week` ON `graded_concerns` (`week`);--> statement-breakpoint
CREATE INDEX `graded_concerns_graded` ON `graded_concerns` (`graded_at`);