import { paths } from '../../paths/paths.js'
import { dayOf, referralNames } from './present-last.js'
import type { Referral } from './referral.js'
import type { DeskMoment } from './resolve-target.js'

/** A referral in a list. */
export interface ReferralRow {
  id: number
  href: string
  /** ISO date. */
  day: string
  time: string
  by: string
  /** The topic, else the office. */
  what: string
  office: string
  school: string | null
  channel: string
  outcome: string
  language: string
  note: string
  /** The wrong door; null for none. */
  wrongOffice: string | null
  followUp: { on: string; due: boolean; done: boolean; action: string } | null
}

export function presentReferral(referral: Referral, moment: DeskMoment): ReferralRow {
  const { speech, directory, now } = moment
  const names = referralNames(referral, moment)
  const { followUpOn: on, followUpDoneAt, channel, outcome } = referral
  const done = followUpDoneAt !== null
  return {
    id: referral.id,
    href: paths.referral(referral.id, speech.code),
    day: dayOf(referral.loggedAt, moment),
    time: speech.time(referral.loggedAt, directory.district.timeZone),
    by: referral.by,
    what: names.topic ?? names.office,
    office: names.office,
    school: names.school,
    channel: speech.t(`desk.channelNames.${channel}`),
    outcome: speech.t(`desk.outcomes.${outcome}`),
    language: speech.languageName(referral.lang),
    note: referral.note,
    wrongOffice: names.wrongOffice,
    followUp:
      on === null
        ? null
        : {
            on,
            due: !done && on <= dayOf(now, moment),
            done,
            action: paths.referralFollowUp(referral.id, speech.code),
          },
  }
}
