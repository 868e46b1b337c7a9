import type { AnswerEntry } from './answer.js'
import { askAtSchool, districtEntry } from './people-to-ask.js'
import type { EntryContext } from './resolve-entry.js'

/**
 * An entry that a family can act on. An office without a number at the school gets that of someone who can transfer the
 * call: the school's front office, or the district's main line. A deleted office is replaced by them.
 * @returns a school office unchanged while no school is chosen: the page asks for the school
 */
export function withStandIn(entry: AnswerEntry, context: EntryContext): AnswerEntry {
  const { directory } = context
  const office = directory.office(entry.office)
  if (entry.contact || (office?.level === 'school' && !entry.school)) return entry
  const school = directory.school(entry.school?.slug ?? null) ?? context.school
  const desk = school && askAtSchool({ ...context, school })
  const standIn = desk ?? districtEntry(context)
  const { key, score, topic, ladder, part } = entry
  if (!office || !standIn.contact) return { ...standIn, key, score, topic, ladder, part }
  const contact = { ...standIn.contact, person: null, awayUntil: null }
  return { ...entry, contact, standsIn: true, why: standIn.why }
}
