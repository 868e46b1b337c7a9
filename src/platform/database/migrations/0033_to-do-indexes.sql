CREATE INDEX `inquiries_missed` ON `inquiries` (`asked_at`) WHERE "inquiries"."outcome" = 'handover' and "inquiries"."text" is not null;--> statement-breakpoint
CREATE INDEX `wrong_doors_reported` ON `wrong_doors` (`reported_at`);--> statement-breakpoint
CREATE INDEX `referrals_inquiry` ON `referrals` (`inquiry`) WHERE "referrals"."inquiry" is not null;--> statement-breakpoint
CREATE INDEX `referrals_corrected` ON `referrals` (`logged_at`) WHERE "referrals"."wrong_office" is not null;