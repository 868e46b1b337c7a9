import type { DangerKind } from './danger.js'

/** Topics that are about danger: one that is probable brings support at least. With the kind whose lines fit it. */
export const graveTopics: Readonly<Record<string, DangerKind>> = {
  'self-harm-worry': 'suicide',
  'child-safety-worry': 'abuse-neglect',
  threat: 'weapon-violence',
  'weapon-rumor': 'weapon-violence',
  'title-ix': 'sexual-abuse',
  'staff-misconduct': 'sexual-abuse',
  'stranger-near-school': 'intruder-stranger',
  'child-missing': 'missing-child',
  'substance-vaping-worry': 'overdose-substance',
  'online-dating-worry': 'trafficking-grooming',
  'restraint-seclusion': 'abuse-neglect',
}

/** Topics that are heavy without danger: they speak for a calm line below the answer, as distress in words does. */
export const heavyTopics: ReadonlySet<string> = new Set(['grief', 'anxiety-sad', 'family-hard'])

/**
 * Topics in which a child is at times in danger: in the development sets one concern in five or more. However sure they are, they
 * take nothing from the danger of the words.
 */
export const uneasyTopics: ReadonlySet<string> = new Set([
  ...['bullying', 'bullying-unresolved', 'cyberbullying', 'fights-vaping', 'team-hazing', 'bus-behaviour'],
  ...['pe-recess-safety', 'lunchroom-incidents', 'bathroom-access', 'grounds-safety', 'building-security'],
  ...['sick-injury', 'sports-injury', 'allergy-plan', 'medicine', 'diabetes-seizure-care', 'heat-air-water'],
  ...['bus-driver', 'bus-special', 'bus-conditions', 'traffic', 'aftercare-concern', 'aide-staff-complaint'],
  ...['family-hard', 'custody', 'homeless', 'basic-needs', 'pregnant-student', 'skipping-class'],
  ...['school-refusal', 'anxiety-sad', 'grief', 'therapy', 'restroom-clean'],
])
