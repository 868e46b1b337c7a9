import { type Contact, listItems, publicContact, roomIn } from '../model/contact.js'
import type { DirectorySnapshot } from '../model/directory-snapshot.js'
import { inLanguage, markedIn } from '../model/in-language.js'
import type { Person } from '../model/person.js'
import { localDate } from '../time/local-time.js'
import {
  type Asker,
  type ChosenPerson,
  choosePerson,
  dependsOnSchool,
  gradesToChoose,
  lastNamesToChoose,
} from './choose-person.js'
import { closedFor } from './closed-for.js'
import { contactPlace } from './contact-place.js'
import { openStateOf } from './open-state.js'
import type { AnswerContact } from './resolved-contact.js'

export interface ContactQuestion extends Asker {
  office: string
  /** Slug of the chosen school; null for none. District offices do not need one. */
  school: string | null
  /** BCP 47 code of the page's words, if they are not in the family's language. */
  wordsIn?: string
  /** When the page is drawn; decides "away" and "open". */
  moment: Date
  /** Start of the reply count; without it, or when the reply is overdue, `moment`. */
  askedAt?: Date
}

const minuteMs = 60_000
const minuteOfMoment = (moment: Date) => Math.floor(moment.getTime() / minuteMs)
/** More are hardly asked for in a minute. */
const maxRemembered = 2000

interface ContactsOfMinute {
  minute: number
  contacts: Map<string, AnswerContact | null>
}

const remembered = new WeakMap<DirectorySnapshot, ContactsOfMinute>()

/**
 * The contact to show for an office. In a crowd most ask for the same few: for a new question, it is worked out once a minute.
 * @returns null for a school office while no school is chosen: the page asks for one. Not to be changed
 */
export function resolveContact(
  directory: DirectorySnapshot,
  question: ContactQuestion,
): AnswerContact | null {
  const contacts = contactsOfMinute(directory, question)
  if (!contacts) return resolveAnew(directory, question)
  const { office, school, wordsIn, grade, lastName, language, topic, route } = question
  const key = JSON.stringify([office, school, wordsIn, grade, lastName, language, topic, route])
  const before = contacts.get(key)
  if (before !== undefined) return before
  const contact = resolveAnew(directory, question)
  if (contacts.size >= maxRemembered) contacts.clear()
  contacts.set(key, contact)
  return contact
}

/**
 * What was worked out in the minute of a question. Hours, half-days, and dates change with the minute.
 * @returns null where something else decides: a line of the day that begins or ends within the minute, or a promise of another one
 */
function contactsOfMinute(
  directory: DirectorySnapshot,
  { moment, askedAt }: ContactQuestion,
): ContactsOfMinute['contacts'] | null {
  const minute = minuteOfMoment(moment)
  if (!askedAt || minuteOfMoment(askedAt) !== minute) return null
  const isIn = (time: Date) => minuteOfMoment(time) === minute
  if (directory.todayLines.some(({ startsAt, endsAt }) => isIn(startsAt) || isIn(endsAt))) return null
  const before = remembered.get(directory)
  if (before?.minute === minute) return before.contacts
  const contacts = new Map()
  remembered.set(directory, { minute, contacts })
  return contacts
}

function resolveAnew(directory: DirectorySnapshot, question: ContactQuestion): AnswerContact | null {
  const contact = contactFor(directory, question.office, question.school)
  if (!contact) return null
  const { timeZone } = directory.district
  const { moment } = question
  const language = question.wordsIn ?? question.language
  const date = localDate(moment, timeZone)
  const posts = directory.postsOf(contact)
  const chosen = choosePerson(posts, question, date)
  const grades = chosen.post ? null : gradesToChoose(posts, question)
  const lastNames = chosen.post || grades ? null : lastNamesToChoose(posts, question)
  const openState = openStateOf(directory, contact, moment)
  const replyBy = replyFrom(directory, contact, question.askedAt ?? moment, moment)
  const { id, phone, ext, sms, email, hours, languages, replyDays, checkedOn } = contact
  return {
    id,
    person: personOf(chosen, directory, language),
    awayUntil: chosen.awayUntil,
    ...(grades ? { grades } : {}),
    ...(lastNames ? { lastNames } : {}),
    ...(dependsOnSchool(posts, question) ? { bySchool: true } : {}),
    phone,
    ext,
    numberOf: { office: contact.office, school: contact.school },
    sms,
    email,
    emailOf: { contact: id },
    room: roomIn(contact, directory, language),
    place: contactPlace(contact, directory),
    hours,
    openState,
    // A today line says itself why.
    closedFor: openState.closedToday ? null : closedFor(directory, contact, moment),
    languages,
    replyBy,
    ...(directory.calendar.isBeyond(replyBy) ? { replyUnsure: true } : {}),
    replyDays,
    promisedBy: question.askedAt ? promisedBy(directory, contact, question.askedAt) : null,
    bring: listItems(inLanguage(contact.bring, language)),
    checkedOn,
    row: publicContact(contact),
  }
}

/** An office's contact: the district's, or the one at the chosen school. */
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
 * When a contact's reply is due. A question on a day off is read on the next school day, and the promise counts from
 * there.
 */
export function replyDate(directory: DirectorySnapshot, contact: Contact, date: string): string {
  const level = directory.school(contact.school)?.level ?? null
  const read = directory.calendar.addSchoolDays(date, 0, level)
  return contact.replyDays === 0 ? read : directory.calendar.addSchoolDays(read, contact.replyDays, level)
}

/** An overdue promise does not help someone who has not called yet: count from today. */
function replyFrom(directory: DirectorySnapshot, contact: Contact, askedAt: Date, now: Date): string {
  const promised = promisedBy(directory, contact, askedAt)
  return promised < localDate(now, directory.district.timeZone)
    ? promisedBy(directory, contact, now)
    : promised
}

function promisedBy(directory: DirectorySnapshot, contact: Contact, askedAt: Date): string {
  return replyDate(directory, contact, readDate(directory, contact, askedAt))
}

/**
 * The date a contact's promise counts from. A same-day promise after closing time counts from the next opening; so does every
 * promise of an office that is closed out of turn.
 */
export function readDate(directory: DirectorySnapshot, contact: Contact, askedAt: Date): string {
  const { timeZone } = directory.district
  const date = localDate(askedAt, timeZone)
  const { opensAt, closedToday } = openStateOf(directory, contact, askedAt)
  if (contact.replyDays > 0 && !closedToday) return date
  return opensAt ? localDate(opensAt, timeZone) : date
}

function personOf(
  { post }: ChosenPerson,
  directory: DirectorySnapshot,
  language: string,
): AnswerContact['person'] {
  return post && personIn(post.person, directory, language)
}

/** A person as shown in an answer. */
export function personIn(
  { firstName, lastName, title }: Person,
  { translations }: Pick<DirectorySnapshot, 'translations'>,
  language: string,
): NonNullable<AnswerContact['person']> {
  const words = translations.text('job-title', title)
  return { name: `${firstName} ${lastName}`, title: markedIn(words, language, (text) => text) }
}
