ALTER TABLE `saved_cases` ADD `inquiry` integer REFERENCES inquiries(id) ON DELETE cascade;--> statement-breakpoint
CREATE INDEX `saved_cases_inquiry` ON `saved_cases` (`inquiry`);--> statement-breakpoint
UPDATE `saved_cases` SET `inquiry` = (SELECT `id` FROM `inquiries` WHERE `code` = `saved_cases`.`key` AND `text` = `saved_cases`.`concern`) WHERE `source` IN ('inquiry', 'wrong-door');--> statement-breakpoint
UPDATE `saved_cases` SET `inquiry` = (SELECT `i`.`id` FROM `referrals` `r` JOIN `inquiries` `i` ON `i`.`id` = `r`.`inquiry` WHERE `r`.`id` = CAST(`saved_cases`.`key` AS integer) AND `i`.`text` = `saved_cases`.`concern`) WHERE `source` = 'referral';
