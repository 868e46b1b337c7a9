import type { WordKey } from '../platform/language/words.js'

/** A kind of right that the words know: `rights.<kind>.right` and `.time`. */
export type RightKind =
  Extract<WordKey, `rights.${string}.right`> extends `rights.${infer K}.right` ? K : never

/** Federal law is the same in every district; which of it a topic is about, by its slug. */
const byTopic: Record<string, RightKind> = {
  'sped-eval': 'evaluation',
  'child-find-toddler': 'evaluation',
  'iep-dispute': 'iepDispute',
  'out-of-district-placement': 'iepDispute',
  'iep-carryout': 'iepFollow',
  'bus-special': 'iepFollow',
  'iep-transfer': 'iepTransfer',
  'iep-discipline': 'iepDiscipline',
  'transition-18': 'transition',
  'restraint-seclusion': 'restraint',
  'restraint-rights': 'restraint',
  'plan-504': 'section504',
  '504-carryout': 'section504',
  discrimination: 'civilRights',
  'disability-access': 'civilRights',
  'sports-equity': 'civilRights',
  'gender-religion-accommodation': 'civilRights',
  'title-ix': 'titleIx',
  'pregnant-student': 'pregnancy',
  interpreter: 'language',
  'translated-papers': 'language',
  'el-program': 'englishLearner',
  'el-testing': 'englishTest',
  'records-copy': 'records',
  'public-req': 'publicRecords',
  'suspension-appeal': 'discipline',
  homeless: 'housing',
  foster: 'foster',
  'military-guardianship': 'military',
  'child-safety-worry': 'report',
  'legal-papers': 'letter',
  truancy: 'letter',
}

/** The right that a topic with a legal track is about. What the district added is told how to ask for its own. */
export function rightOf(topic: string): RightKind {
  return byTopic[topic] ?? 'other'
}
