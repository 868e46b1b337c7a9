import { createCsvStream } from '../../platform/files/csv.js'
import { dayOf, referralNames } from './present-last.js'
import type { Referral } from './referral.js'
import type { DeskMoment } from './resolve-target.js'

const columns = [
  'logged_on',
  'logged_at',
  'logged_by',
  'school',
  'topic',
  'topic_title',
  'office',
  'office_name',
  'wrong_office',
  'channel',
  'outcome',
  'language',
  'note',
  'follow_up_on',
  'follow_up_done_on',
] as const

/** A stream that turns referrals' cells into a CSV file. */
export const createReferralFile = () => createCsvStream(columns)

/** A referral as a row. */
export function referralCells(
  referral: Referral,
  moment: DeskMoment,
): Record<(typeof columns)[number], string> {
  const names = referralNames(referral, moment)
  return {
    logged_on: dayOf(referral.loggedAt, moment),
    logged_at: moment.speech.time(referral.loggedAt, moment.directory.district.timeZone),
    logged_by: referral.by,
    school: referral.school ?? '',
    topic: referral.topic ?? '',
    topic_title: names.topic ?? '',
    office: referral.office,
    office_name: names.office,
    wrong_office: referral.wrongOffice ?? '',
    channel: referral.channel,
    outcome: referral.outcome,
    language: referral.lang,
    note: referral.note,
    follow_up_on: referral.followUpOn ?? '',
    follow_up_done_on: referral.followUpDoneAt ? dayOf(referral.followUpDoneAt, moment) : '',
  }
}
