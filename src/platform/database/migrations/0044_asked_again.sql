ALTER TABLE `inquiries` ADD `again` integer;--> statement-breakpoint
-- Answers called right are counted by topic from now on: counts of both kinds together could tell small ones.
DELETE FROM `published_counts`;--> statement-breakpoint
DELETE FROM `inquiry_facts`;--> statement-breakpoint
DELETE FROM `notes` WHERE `key` IN ('inquiries-counted-until', 'inquiries-counted-until-week', 'counts-published-until-week');
