import type { DeskDeps } from './desk-deps.js'
import type { Referral } from './referral.js'

type TakesFeedback = Pick<DeskDeps, 'recordFeedback'>

/** A stored answer led to the wrong office: charges the topic or rule that led there. */
export async function chargeWrongDoor(
  { recordFeedback }: TakesFeedback,
  { code, wrongOffice }: Pick<Referral, 'code' | 'wrongOffice'>,
): Promise<void> {
  if (code && wrongOffice) await recordFeedback(code, { right: false, office: wrongOffice })
}

/** The clerk no longer says so. What the family reported before stays. */
export async function takeBackWrongDoor(
  { recordFeedback }: TakesFeedback,
  { code, wrongOffice, loggedAt }: Pick<Referral, 'code' | 'wrongOffice' | 'loggedAt'>,
): Promise<void> {
  if (code && wrongOffice) await recordFeedback(code, { right: null, office: wrongOffice, since: loggedAt })
}
