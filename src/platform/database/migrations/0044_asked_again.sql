ALTER TABLE `inquiries` ADD `again` integer;--> statement-breakpoint
-- Answers called right are counted by topic from now on. What was published stays; the same weeks are never published in both kinds, which together could tell small counts.
INSERT OR REPLACE INTO `notes` (`key`, `value`) SELECT 'counts-in-this-kind-from-week', `value` FROM `notes` WHERE `key` = 'counts-published-until-week';--> statement-breakpoint
UPDATE `published_counts` SET `result` = 'open' WHERE `about` = 'matter' AND `result` = 'named';--> statement-breakpoint
UPDATE `published_counts` SET `result` = 'unjudged' WHERE `about` IN ('place', 'lang') AND `result` = 'named';--> statement-breakpoint
-- Counts of weeks that are not published yet: nobody knows of which topics the right ones are, so they count as not called right.
CREATE TABLE `__old_facts` AS SELECT `day`, CASE `about` WHEN 'matter' THEN 'open' ELSE 'unjudged' END AS `result`, `about`, `group`, `value`, sum(`times`) AS `times` FROM `inquiry_facts` WHERE ((`about` = 'matter' AND `result` = 'named') OR (`about` IN ('place', 'lang') AND `result` IN ('named', 'right', 'unjudged'))) AND `day` >= coalesce((SELECT date('2024-07-01', (7 * `value`) || ' days') FROM `notes` WHERE `key` = 'counts-published-until-week'), '') GROUP BY 1, 2, 3, 4, 5;--> statement-breakpoint
DELETE FROM `inquiry_facts` WHERE ((`about` = 'matter' AND `result` = 'named') OR (`about` IN ('place', 'lang') AND `result` IN ('named', 'right', 'unjudged'))) AND `day` >= coalesce((SELECT date('2024-07-01', (7 * `value`) || ' days') FROM `notes` WHERE `key` = 'counts-published-until-week'), '');--> statement-breakpoint
INSERT INTO `inquiry_facts` (`day`, `result`, `about`, `group`, `value`, `times`) SELECT `day`, `result`, `about`, `group`, `value`, `times` FROM `__old_facts`;--> statement-breakpoint
DROP TABLE `__old_facts`;
