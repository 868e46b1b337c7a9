CREATE INDEX `one_roster_ids_record` ON `one_roster_ids` (`kind`,`record`);--> statement-breakpoint
CREATE INDEX `people_email` ON `people` (lower("email"));