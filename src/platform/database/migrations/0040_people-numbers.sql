ALTER TABLE `people` ADD `phone` text;--> statement-breakpoint
ALTER TABLE `people` ADD `ext` text;--> statement-breakpoint
ALTER TABLE `people` ADD `room` text;