ALTER TABLE `posts` ADD `topics` text;--> statement-breakpoint
ALTER TABLE `posts` ADD `routes` text;--> statement-breakpoint
ALTER TABLE `posts` ADD `schools` text;