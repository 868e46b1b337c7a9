import type { ReplyCount } from '../../answering/inquiries/reply-report-store.js'
import { createRecordNames, type RecordNames } from '../../content/records/record-names.js'
import { type OwnedNumber, writeNumberOwner } from '../../directory/contacts/number-owner.js'
import type { ReportedNumber } from '../../directory/contacts/wrong-number-store.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { recordPaths } from '../../paths/record-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'

export interface ReportSources {
  numbers: (ReportedNumber & {
    /** The number that families see there now; null for none. */
    today: OwnedNumber | null
    /** Id of the contact's or, for a school's own line, of the school's record; null for the district's number. */
    record: number | null
  })[]
  replies: readonly ReplyCount[]
  /** Whether a report was just settled. */
  settled: boolean
}

/** How far back replies are counted, in days. */
export const replyDays = 90

interface ReportMoment {
  directory: DirectorySnapshot
  speech: Speech
  topicTitle(slug: string): string | null
}

export function presentReports({ numbers, replies, settled }: ReportSources, moment: ReportMoment): Page {
  const { directory, speech } = moment
  const { t, code } = speech
  const names = createRecordNames(directory, speech, moment.topicTitle)
  const model = {
    title: t('reports.title'),
    done: settled,
    action: recordPaths.reports(code),
    numbers: numbers.map((number) => ({
      of: writeNumberOwner(number),
      phone: number.phone,
      ext: number.ext ?? '',
      place: placeOf(number, names, directory, speech),
      number: numberText(number, speech),
      times: speech.number(number.times),
      days: speech.dates(number.firstOn, number.lastOn),
      pages: speech.list(number.pages.map((page) => t(`reports.page.${page}`))),
      note: noteOn(number, speech),
      rightOn: number.rightOn && t('reports.wasRight', { date: speech.date(number.rightOn, 'year') }),
      edit: editPage(number, code),
    })),
    repliesLead: t('reports.repliesLead', { days: replyDays }),
    replies: replies.map(({ office, topic, answered, unanswered }) => ({
      office: names.office(office),
      topic: topic === null ? t('reports.noTopic') : names.topic(topic),
      answered: speech.number(answered),
      unanswered: speech.number(unanswered),
    })),
  }
  return { view: 'staff/directory/reports', model }
}

function placeOf(
  { office, school }: OwnedNumber,
  names: RecordNames,
  directory: DirectorySnapshot,
  { t }: Speech,
): string {
  if (office) return names.contact(office, school ?? '')
  if (!school) return t('reports.district')
  return t('reports.schoolsOwn', { school: directory.school(school)?.name ?? school })
}

function numberText({ phone, ext }: Pick<OwnedNumber, 'phone' | 'ext'>, speech: Speech): string {
  const number = speech.phone(phone)
  return ext ? speech.t('phone.withExt', { number, ext }) : number
}

/** Says so if families see another number by now. */
function noteOn(number: ReportSources['numbers'][number], speech: Speech): string | null {
  const { today, phone, ext } = number
  if (!today) return speech.t('reports.gone')
  if (today.phone === phone && today.ext === ext) return null
  return speech.t('reports.changed', { number: numberText(today, speech) })
}

function editPage({ record, office, school }: ReportSources['numbers'][number], lang: string): string {
  if (record !== null) return recordPaths.one(office ? 'contacts' : 'schools', record, lang)
  if (office) return recordPaths.list('contacts', lang, { office, school })
  return school ? recordPaths.list('schools', lang) : recordPaths.one('district', 0, lang)
}
