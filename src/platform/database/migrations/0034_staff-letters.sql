CREATE TABLE `staff_letters` (
	`account` integer NOT NULL,
	`about` text NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`next_try` integer NOT NULL,
	`sent_at` integer,
	PRIMARY KEY(`account`, `about`),
	FOREIGN KEY (`account`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
