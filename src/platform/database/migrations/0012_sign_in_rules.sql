CREATE TABLE `staff_settings` (
	`setting` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
ALTER TABLE `publications` ADD `approval_override` text;--> statement-breakpoint
ALTER TABLE `accounts` ADD `first_sign_in_at` integer;--> statement-breakpoint
DELETE FROM `one_time_links` WHERE `account` IN (SELECT `id` FROM `accounts` WHERE `role_from` = 'group');
--> statement-breakpoint
DELETE FROM `sessions` WHERE `account` IN (SELECT `id` FROM `accounts` WHERE `role_from` = 'group');
--> statement-breakpoint
UPDATE `accounts` SET `password_hash` = NULL, `password_at` = NULL WHERE `role_from` = 'group';
