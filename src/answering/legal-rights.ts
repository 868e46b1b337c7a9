import type { WordKey } from '../platform/language/words.js'

/** A kind of right with words: `rights.<kind>.right` and `.time`. */
export type RightKind =
  Extract<WordKey, `rights.${string}.right`> extends `rights.${infer K}.right` ? K : never

/** Federal law is the same in every district; topics map to it by slug. */
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

/** The right behind a topic with a legal track. Topics the district added get a general text. */
export function rightOf(topic: string): RightKind {
  return byTopic[topic] ?? 'other'
}
