import type { DeskDeps } from './desk-deps.js'
import type { Referral } from './referral.js'

type TakesFeedback = Pick<DeskDeps, 'recordFeedback'>
type Charged = Pick<Referral, 'code' | 'wrongOffice' | 'loggedAt'>

/** A stored answer led to the wrong office: charges the topic or rule that led there. */
export async function chargeWrongDoor(
  { recordFeedback }: TakesFeedback,
  { code, wrongOffice, loggedAt }: Charged,
): Promise<void> {
  if (code && wrongOffice) await recordFeedback(code, { right: false, office: wrongOffice, loggedAt })
}

/** The clerk no longer says so. What the family said, before or after, stays. */
export async function takeBackWrongDoor(
  { recordFeedback }: TakesFeedback,
  { code, wrongOffice, loggedAt }: Charged,
): Promise<void> {
  if (code && wrongOffice) await recordFeedback(code, { right: null, office: wrongOffice, loggedAt })
}
