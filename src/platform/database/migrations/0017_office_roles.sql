ALTER TABLE `offices` ADD `role` text;--> statement-breakpoint
-- Until now the usual offices were told by these ids.
UPDATE `offices` SET `role` = 'front-office' WHERE `id` = 'school-office';--> statement-breakpoint
UPDATE `offices` SET `role` = `id` WHERE `id` IN (
  'teacher', 'principal', 'assistant-principal', 'counselor', 'nurse', 'attendance', 'registrar', 'case-manager',
  'social-worker', 'librarian', 'athletic-director', 'activities', 'pta', 'transportation', 'enrollment',
  'special-education', 'student-services', 'family-support', 'health-services', 'mental-health', 'nutrition',
  'multilingual', 'curriculum', 'gifted', 'assessment', 'early-learning', 'college-career', 'athletics',
  'technology', 'communications', 'human-resources', 'business-office', 'facilities', 'safety-security', 'records',
  'public-records', 'civil-rights', 'superintendent', 'school-board', 'extended-day', 'family-engagement',
  'online-homeschool', 'community-education'
);
