CREATE TABLE `shopper_nights` (
	`night` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`revision` integer NOT NULL,
	`change` integer NOT NULL,
	`signals` text NOT NULL,
	`counts` text NOT NULL,
	`middle_ms` integer NOT NULL,
	`slow_ms` integer NOT NULL,
	`answers` text,
	`drop` text,
	`accepted_by` text
);
