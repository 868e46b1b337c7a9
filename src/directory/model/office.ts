import { capitalize } from '../../platform/language/capitalize.js'
import type { OfficeRole } from './office-role.js'
import type { InLanguages } from './topic.js'

/** An office: a department of the district, or a role in every school. */
export interface Office {
  id: string
  level: 'district' | 'school'
  position: number
  /** Which of the usual offices it is; null for one of the district's own. */
  role: OfficeRole | null
  /** Id of the office that does its work; null for its own. */
  answeredBy: string | null
  /** ISO date: the first day on which it is closed; null while it has no end. */
  closedFrom: string | null
  /** Id of the office that takes over; null for none. */
  successor: string | null
  /** With translations, for display. */
  words: InLanguages<{ name: string; answersFor: string }>
  /** Without them, as the district writes them: families' words are compared with these. */
  own: InLanguages<{ name: string; answersFor: string }>
}

/**
 * The matters that an office answers for, as short sentences.
 * @param written as the district writes it: `lost and found; visiting`
 */
export function answersForText(written: string): string {
  const parts = written.split(/[;；؛]/).map((part) => part.trim())
  const isHan = /\p{Script=Han}/u.test(written) && !/\p{Script=Hangul}/u.test(written)
  const [stop, space] = isHan ? ['。', ''] : ['.', ' ']
  return parts
    .filter(Boolean)
    .map((part) => `${capitalize(part)}${stop}`)
    .join(space)
}
