import type { AnswerContact } from '../directory/contacts/resolved-contact.js'
import { localDate } from '../directory/time/local-time.js'
import { openStateAt } from '../directory/time/opening-hours.js'
import type { AnswerEntry } from './answer.js'
import { type EntryContext, resolveEntry } from './resolve-entry.js'

/** The id that stands for the district's main line where an office is named: it answers when no office fits. */
export const districtLine = 'district-line'

/** With nobody named: the front office of the school, and the district's main line. */
export function peopleToAsk(context: EntryContext): AnswerEntry[] {
  const { directory, speech, now } = context
  const frontOffice = resolveEntry({ office: 'school-office', score: 0, topic: null }, null, context)
  const { district } = directory
  const name = speech.t('handover.district', { district: district.shortName })
  const line: AnswerContact = {
    id: null,
    person: null,
    awayUntil: null,
    phone: district.phone,
    ext: null,
    sms: null,
    email: district.email,
    emailOf: null,
    room: null,
    hours: district.phoneHours,
    openState: openStateAt(district.phoneHours, now, district.timeZone, directory.calendar, null),
    languages: district.welcomeLanguages,
    replyBy: directory.calendar.addSchoolDays(localDate(now, district.timeZone), 1, null),
    replyDays: 1,
    bring: [],
    checkedOn: localDate(now, district.timeZone),
  }
  const main: AnswerEntry = {
    key: districtLine,
    office: districtLine,
    level: 'district',
    school: null,
    name,
    answersFor: '',
    score: 0,
    topic: null,
    contact: line,
    ladder: [],
    why: speech.t('why.handover', { office: name }),
    part: null,
  }
  return [{ ...frontOffice, why: speech.t('why.handover', { office: frontOffice.name }) }, main]
}
