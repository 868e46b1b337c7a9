import { daysUnchecked } from '../../directory/contacts/days-unchecked.js'
import { addDays } from '../../directory/time/local-time.js'
import type { RecordCells } from './record-cells.js'

/** Nobody has checked a guess: it is as old as a contact that must be checked. */
const guessedDaysAgo = daysUnchecked + 1

/** What a contact has from its school or the district. */
interface ContactPlace {
  /** Slug; empty for the district. */
  school: string
  phone: string
  email: string
  languages: string
  hours: string
}

/** A school's number and mailbox, with the hours of its day. */
export function placeOfSchool(school: RecordCells): ContactPlace {
  const { slug = '', phone = '', email = '', start, end, languages } = school
  return { school: slug, phone, email, languages: languages || 'en', hours: `Mo-Fr ${start}-${end}` }
}

/**
 * A contact that nobody has checked yet.
 * @param today ISO date
 */
export function uncheckedContact(office: string, place: ContactPlace, today: string) {
  return { office, ...place, ext: '', room: '', checked: addDays(today, -guessedDaysAgo) }
}
