import { closedFor } from '../directory/contacts/closed-for.js'
import { contactPlace } from '../directory/contacts/contact-place.js'
import { frontOfficeAt } from '../directory/contacts/front-office.js'
import { openStateOf } from '../directory/contacts/open-state.js'
import type { AnswerContact } from '../directory/contacts/resolved-contact.js'
import type { DirectorySnapshot } from '../directory/model/directory-snapshot.js'
import { officeRole } from '../directory/model/office-role.js'
import type { School } from '../directory/model/school.js'
import { localDate } from '../directory/time/local-time.js'
import type { AnswerEntry } from './answer.js'
import { type EntryContext, resolveEntry, schoolOf } from './resolve-entry.js'

/** In place of an office id: the district's main line, for when no office fits. */
export const districtLine = 'district-line'
/** In place of an office id: a school's own number, when it has no front office. */
export const schoolLine = 'school-line'

/** False for the ids of lines. */
export function isOffice(id: string): boolean {
  return id !== districtLine && id !== schoolLine
}

/** When nobody is named: the school's front office, and the district's main line. */
export function peopleToAsk(context: EntryContext): AnswerEntry[] {
  const atSchool = askAtSchool(context)
  return [...(atSchool ? [atSchool] : []), districtEntry(context)]
}

/**
 * The offices that count as a handover in evaluations: the front office, or the main line in a district without one.
 */
export function handoverOffices(directory: DirectorySnapshot): string[] {
  return [directory.officeWithRole(officeRole.frontOffice)?.id ?? districtLine]
}

/**
 * The contact that can transfer a call at the chosen school: its front office, else its own number.
 * @returns without a school, the front office without a contact, so that the page asks for the school; null in a
 * district without front offices
 */
export function askAtSchool(context: EntryContext): AnswerEntry | null {
  const { directory, school, speech } = context
  const office = directory.officeWithRole(officeRole.frontOffice)
  if (school && !frontOfficeAt(directory, school.slug)) return schoolEntry(school, context)
  if (!office) return null
  const entry = resolveEntry({ office: office.id, score: 0, topic: null }, null, context)
  return { ...entry, why: speech.t('why.handover', { office: entry.name }) }
}

function schoolEntry(school: School, context: EntryContext): AnswerEntry {
  const { name, slug, phone, email, languages, starts, ends } = school
  const hours = `Mo-Fr ${starts}-${ends}`
  return {
    ...lineEntry(schoolLine, name, { phone, email, hours, languages, school: slug }, context),
    level: 'school',
    school: schoolOf(school),
  }
}

/** The district's main line. */
export function districtEntry(context: EntryContext): AnswerEntry {
  const {
    shortName,
    phone,
    email,
    phoneHours: hours,
    welcomeLanguages: languages,
  } = context.directory.district
  const name = context.speech.t('handover.district', { district: shortName })
  return lineEntry(districtLine, name, { phone, email, hours, languages, school: null }, context)
}

interface Line extends Pick<AnswerContact, 'phone' | 'email' | 'hours' | 'languages'> {
  /** Slug of the school whose days off apply; null for the district's. */
  school: string | null
}

/** An entry for a number that belongs to no office. */
function lineEntry(id: string, name: string, { school, ...line }: Line, context: EntryContext): AnswerEntry {
  const { directory, speech, now } = context
  const { district, calendar } = directory
  const today = localDate(now, district.timeZone)
  const level = directory.school(school)?.level ?? null
  const openState = openStateOf(directory, { hours: line.hours, school }, now)
  const replyBy = calendar.addSchoolDays(today, 1, level)
  return {
    key: id,
    office: id,
    level: 'district',
    school: null,
    name,
    answersFor: '',
    score: 0,
    topic: null,
    contact: {
      ...line,
      id: null,
      person: null,
      awayUntil: null,
      ext: null,
      numberOf: { office: null, school },
      sms: null,
      emailOf: null,
      room: null,
      place: contactPlace({ address: null, school }, directory),
      openState,
      closedFor: openState.closedToday ? null : closedFor(directory, { hours: line.hours, school }, now),
      replyBy,
      ...(calendar.isBeyond(replyBy) ? { replyUnsure: true as const } : {}),
      replyDays: 1,
      promisedBy: null,
      bring: [],
      checkedOn: today,
      row: null,
    },
    ladder: [],
    link: null,
    why: speech.t('why.handover', { office: name }),
    part: null,
  }
}
