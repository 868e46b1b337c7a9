import { paths } from '../../paths/paths.js'
import type { Page } from '../../platform/web/pages.js'
import { presentReferral } from './present-referral.js'
import type { Referral } from './referral.js'
import type { DeskMoment } from './resolve-target.js'

export interface FollowUpSources {
  moment: DeskMoment
  followUps: Referral[]
  /** Everyone's, not only the reader's. */
  all: boolean
  /** The one just cleared, which can be restored; null for none. */
  cleared: Referral | null
  due: number
}

/** Follow-ups: due ones first, then upcoming. */
export function presentFollowUps({ moment, followUps, all, cleared, due }: FollowUpSources): Page {
  const { speech } = moment
  const rows = followUps.map((referral) => presentReferral(referral, moment))
  const model = {
    title: speech.t('desk.followUps.title'),
    counts: { 'follow-ups': due },
    all,
    cleared: cleared && presentReferral(cleared, moment),
    other: all ? paths.followUps(speech.code) : `${paths.followUps(speech.code)}?all=yes`,
    due: rows.filter(({ followUp }) => followUp?.due),
    coming: rows.filter(({ followUp }) => !followUp?.due),
  }
  return { view: 'staff/desk/follow-ups', model }
}
