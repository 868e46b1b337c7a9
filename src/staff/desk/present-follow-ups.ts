import { paths } from '../../paths/paths.js'
import type { Page } from '../../platform/web/pages.js'
import { presentDeskTabs } from './present-desk-tabs.js'
import { presentReferral } from './present-referral.js'
import type { Referral } from './referral.js'
import type { DeskMoment } from './resolve-target.js'

export interface FollowUpSources {
  moment: DeskMoment
  followUps: Referral[]
  /** Everybody's, not one's own alone. */
  all: boolean
  /** What was cleared just now, and can be taken back; null for nothing. */
  cleared: Referral | null
  due: number
}

/** What is to be followed up: what is due first, then what comes. */
export function presentFollowUps({ moment, followUps, all, cleared, due }: FollowUpSources): Page {
  const { speech } = moment
  const rows = followUps.map((referral) => presentReferral(referral, moment))
  const model = {
    title: speech.t('desk.followUps.title'),
    tabs: presentDeskTabs('followUps', due, speech),
    all,
    cleared: cleared && presentReferral(cleared, moment),
    other: all ? paths.followUps(speech.code) : `${paths.followUps(speech.code)}?all=yes`,
    due: rows.filter(({ followUp }) => followUp?.due),
    coming: rows.filter(({ followUp }) => !followUp?.due),
  }
  return { view: 'staff/desk/follow-ups', model }
}
