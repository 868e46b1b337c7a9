import type { Request } from 'express'
import { NotFound } from '../../platform/web/errors.js'
import type { DeskDeps } from './desk-deps.js'
import type { Referral } from './referral.js'

/** The referral in the address. */
export function referralOr404({ referrals }: Pick<DeskDeps['desk'], 'referrals'>, req: Request): Referral {
  const referral = referrals.find(Number(req.params.id))
  if (!referral) throw new NotFound()
  return referral
}
