DELETE FROM `handled_items` WHERE `key` LIKE 'miss:%' AND CAST(substr(`key`, 6) AS integer) NOT IN (SELECT `id` FROM `inquiries`);
--> statement-breakpoint
DELETE FROM `handled_items` WHERE `key` LIKE 'door:%' AND CAST(substr(`key`, 6) AS integer) NOT IN (SELECT `id` FROM `wrong_doors`);
--> statement-breakpoint
UPDATE `handled_items` SET `key` = 'miss:' || (SELECT `code` FROM `inquiries` WHERE `id` = CAST(substr(`key`, 6) AS integer)) WHERE `key` LIKE 'miss:%';
--> statement-breakpoint
UPDATE `handled_items` SET `key` = `key` || ':' || (SELECT `reported_at` FROM `wrong_doors` WHERE `id` = CAST(substr(`key`, 6) AS integer)) WHERE `key` LIKE 'door:%';
