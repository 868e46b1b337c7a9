ALTER TABLE `saved_cases` ADD `unsure_since` integer;--> statement-breakpoint
-- The text of the family's question is erased, and its words were to go with it. Whether these are the same nobody can tell any more: an admin is asked.
UPDATE `saved_cases` SET `unsure_since` = CAST(strftime('%s', 'now') AS integer) * 1000 WHERE `source` IN ('inquiry', 'wrong-door') AND `inquiry` IS NULL AND (`key` IS NULL OR `key` NOT IN (SELECT `code` FROM `inquiries` WHERE `text` IS NOT NULL));
