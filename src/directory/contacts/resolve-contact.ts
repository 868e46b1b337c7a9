import type { Contact } from '../model/contact-store.js'
import type { DirectorySnapshot } from '../model/directory-snapshot.js'
import { inLanguage } from '../model/in-language.js'
import { listItems } from '../model/list-items.js'
import { localDate } from '../time/local-time.js'
import { openStateAt } from '../time/opening-hours.js'
import { type Asker, type ChosenPerson, choosePerson } from './choose-person.js'
import type { AnswerContact } from './resolved-contact.js'

export interface ContactQuestion extends Asker {
  office: string
  /** Slug of the chosen school; null for none. Offices of the district do without. */
  school: string | null
  /** The moment the page is drawn: what "away" and "open" are told from. */
  moment: Date
  /** From when the reply is counted; without it, or once the reply was due, from `moment`. */
  askedAt?: Date
}

/**
 * The contact to show for an office.
 * @returns null where there is none: for an office of schools while no school is chosen, the page asks for one
 */
export function resolveContact(
  directory: DirectorySnapshot,
  question: ContactQuestion,
): AnswerContact | null {
  const contact = contactFor(directory, question.office, question.school)
  if (!contact) return null
  const { timeZone } = directory.district
  const { moment, language } = question
  const date = localDate(moment, timeZone)
  const level = directory.school(contact.school)?.level ?? null
  const chosen = choosePerson(directory.postsOf(contact), question, date)
  const { id, phone, ext, sms, email, room, hours, languages, replyDays, checkedOn } = contact
  return {
    id,
    person: personOf(chosen, language),
    awayUntil: chosen.awayUntil,
    phone,
    ext,
    sms,
    email,
    emailOf: { contact: id },
    room,
    hours,
    openState: openStateAt(hours, moment, timeZone, directory.calendar, level),
    languages,
    replyBy: replyFrom(directory, contact, question.askedAt ?? moment, moment),
    replyDays,
    bring: listItems(inLanguage(contact.bring, language)),
    checkedOn,
  }
}

/** The contact of an office: the district's, or the one at the chosen school. */
export function contactFor(
  directory: DirectorySnapshot,
  office: string,
  school: string | null,
): Contact | null {
  const level = directory.office(office)?.level
  if (level === 'school' && school === null) return null
  return directory.contactAt(office, level === 'school' ? school : null)
}

/**
 * By when a contact promises a reply to what is asked on a date. What is asked on a day off is read on the next
 * school day, and the promise counts from there.
 */
export function replyDate(directory: DirectorySnapshot, contact: Contact, date: string): string {
  const level = directory.school(contact.school)?.level ?? null
  const read = directory.calendar.addSchoolDays(date, 0, level)
  return contact.replyDays === 0 ? read : directory.calendar.addSchoolDays(read, contact.replyDays, level)
}

/** A promise that is over helps nobody who has not called yet: theirs counts from today. */
function replyFrom(directory: DirectorySnapshot, contact: Contact, askedAt: Date, now: Date): string {
  const due = (moment: Date) => replyDate(directory, contact, readDate(directory, contact, moment))
  const promised = due(askedAt)
  return promised < localDate(now, directory.district.timeZone) ? due(now) : promised
}

/**
 * The date from which a contact's promise counts. Who replies the same day cannot after closing time: what is asked then
 * is read when they open next.
 */
export function readDate(directory: DirectorySnapshot, contact: Contact, askedAt: Date): string {
  const { timeZone } = directory.district
  const date = localDate(askedAt, timeZone)
  if (contact.replyDays > 0) return date
  const level = directory.school(contact.school)?.level ?? null
  const { opensAt } = openStateAt(contact.hours, askedAt, timeZone, directory.calendar, level)
  return opensAt ? localDate(opensAt, timeZone) : date
}

function personOf({ post }: ChosenPerson, language: string): AnswerContact['person'] {
  if (!post) return null
  const { firstName, lastName, title } = post.person
  return { name: `${firstName} ${lastName}`, title: inLanguage(title, language) }
}
