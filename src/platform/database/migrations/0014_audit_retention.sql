DROP TRIGGER `audit_events_no_delete`;
--> statement-breakpoint
-- AUDIT_KEEP_DAYS is a year at least: whatever is younger nobody removes.
CREATE TRIGGER `audit_events_no_delete` BEFORE DELETE ON `audit_events` WHEN OLD.`at` > (CAST(strftime('%s', 'now') AS integer) - 365 * 86400) * 1000 BEGIN
	SELECT RAISE(ABORT, 'The audit log is append-only');
END;
