import { frontOfficeAt } from '../directory/contacts/front-office.js'
import type { AnswerContact } from '../directory/contacts/resolved-contact.js'
import type { DirectorySnapshot } from '../directory/model/directory-snapshot.js'
import { officeRole } from '../directory/model/office-role.js'
import type { School } from '../directory/model/school-store.js'
import { localDate } from '../directory/time/local-time.js'
import { openStateAt } from '../directory/time/opening-hours.js'
import type { AnswerEntry } from './answer.js'
import { type EntryContext, resolveEntry, schoolOf } from './resolve-entry.js'

/** The id that stands for the district's main line where an office is named: it answers when no office fits. */
export const districtLine = 'district-line'
/** The id that stands for a school's own number, where the school has no front office. */
export const schoolLine = 'school-line'

/** Whether an id is that of an office, and not of a line. */
export function isOffice(id: string): boolean {
  return id !== districtLine && id !== schoolLine
}

/** With nobody named: the front office of the school, and the district's main line. */
export function peopleToAsk(context: EntryContext): AnswerEntry[] {
  const atSchool = askAtSchool(context)
  return [...(atSchool ? [atSchool] : []), districtEntry(context)]
}

/** What those who judge answers take for an answer that names nobody: the front office, where the district has one. */
export function handoverOffices(directory: DirectorySnapshot): string[] {
  return [directory.officeWithRole(officeRole.frontOffice)?.id ?? districtLine]
}

/**
 * Who puts a call through at the chosen school: its front office, else whoever answers its own number.
 * @returns without a school, a front office without a contact, so that the school is asked for; null in a district that has none
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
  const { name, phone, email, languages, starts, ends } = school
  const hours = `Mo-Fr ${starts}-${ends}`
  return {
    ...lineEntry(schoolLine, name, { phone, email, hours, languages, level: school.level }, context),
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
  return lineEntry(districtLine, name, { phone, email, hours, languages, level: null }, context)
}

interface Line extends Pick<AnswerContact, 'phone' | 'email' | 'hours' | 'languages'> {
  /** Whose days off count; null for the district's. */
  level: School['level'] | null
}

/** A number that is no office's. */
function lineEntry(id: string, name: string, { level, ...line }: Line, context: EntryContext): AnswerEntry {
  const { directory, speech, now } = context
  const { district, calendar } = directory
  const today = localDate(now, district.timeZone)
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
      sms: null,
      emailOf: null,
      room: null,
      openState: openStateAt(line.hours, now, district.timeZone, calendar, level),
      replyBy: calendar.addSchoolDays(today, 1, level),
      replyDays: 1,
      bring: [],
      checkedOn: today,
    },
    ladder: [],
    why: speech.t('why.handover', { office: name }),
    part: null,
  }
}
