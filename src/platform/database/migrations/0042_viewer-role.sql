PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_accounts` (
	`id` integer PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`role_from` text DEFAULT 'admin' NOT NULL,
	`offices` text DEFAULT '[]' NOT NULL,
	`school` integer,
	`password_hash` text,
	`password_at` integer,
	`totp_secret` text,
	`totp_step` integer,
	`recovery_codes` text DEFAULT '[]' NOT NULL,
	`oidc_subject` text,
	`active` integer DEFAULT true NOT NULL,
	`created_at` integer NOT NULL,
	`first_sign_in_at` integer,
	`last_sign_in_at` integer,
	`lang` text,
	`daily_letter` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`school`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "accounts_role" CHECK("__new_accounts"."role" in ('viewer', 'desk', 'editor', 'admin')),
	CONSTRAINT "accounts_role_from" CHECK("__new_accounts"."role_from" in ('admin', 'group'))
);
--> statement-breakpoint
INSERT INTO `__new_accounts`("id", "email", "name", "role", "role_from", "offices", "school", "password_hash", "password_at", "totp_secret", "totp_step", "recovery_codes", "oidc_subject", "active", "created_at", "first_sign_in_at", "last_sign_in_at", "lang", "daily_letter") SELECT "id", "email", "name", "role", "role_from", "offices", "school", "password_hash", "password_at", "totp_secret", "totp_step", "recovery_codes", "oidc_subject", "active", "created_at", "first_sign_in_at", "last_sign_in_at", "lang", "daily_letter" FROM `accounts`;--> statement-breakpoint
DROP TABLE `accounts`;--> statement-breakpoint
ALTER TABLE `__new_accounts` RENAME TO `accounts`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_email_unique` ON `accounts` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_oidc_subject_unique` ON `accounts` (`oidc_subject`);