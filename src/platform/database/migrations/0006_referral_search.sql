-- Full-text search over referrals, kept in step by triggers: the note, and the names of the topic, the offices and the school in every
-- language as they were when it was logged or changed. A migration that rebuilds `referrals` drops these triggers with the old table,
-- and has to make them again.
CREATE VIEW `referral_words` AS
SELECT r.`id` AS `id`, r.`note` AS `note`,
  coalesce((SELECT group_concat(w.`name`, ' ') FROM `office_words` w WHERE w.`office` IN (r.`office`, r.`wrong_office`)), '') || ' ' ||
  coalesce((SELECT group_concat(w.`title`, ' ') FROM `topic_words` w WHERE w.`topic` = r.`topic`), '') || ' ' ||
  coalesce((SELECT s.`name` || ' ' || s.`short_name` FROM `schools` s WHERE s.`id` = r.`school`), '') AS `words`
FROM `referrals` r;
--> statement-breakpoint
CREATE VIRTUAL TABLE `referral_search` USING fts5(`note`, `words`, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
--> statement-breakpoint
INSERT INTO `referral_search` (`rowid`, `note`, `words`) SELECT `id`, `note`, `words` FROM `referral_words`;
--> statement-breakpoint
CREATE TRIGGER `referral_search_insert` AFTER INSERT ON `referrals` BEGIN
  INSERT INTO `referral_search` (`rowid`, `note`, `words`) SELECT `id`, `note`, `words` FROM `referral_words` WHERE `id` = new.`id`;
END;
--> statement-breakpoint
CREATE TRIGGER `referral_search_update` AFTER UPDATE OF `note`, `topic`, `office`, `wrong_office`, `school` ON `referrals` BEGIN
  DELETE FROM `referral_search` WHERE `rowid` = old.`id`;
  INSERT INTO `referral_search` (`rowid`, `note`, `words`) SELECT `id`, `note`, `words` FROM `referral_words` WHERE `id` = new.`id`;
END;
--> statement-breakpoint
CREATE TRIGGER `referral_search_delete` AFTER DELETE ON `referrals` BEGIN
  DELETE FROM `referral_search` WHERE `rowid` = old.`id`;
END;
