import type { Account } from '../sign-in/account-store.js'
import { mayAct } from '../sign-in/may-act.js'
import type { Referral } from './referral.js'

/** Only its author may change or take back a referral; editors and admins may change any. */
export function mayChangeReferral(
  { id, role }: Pick<Account, 'id' | 'role'>,
  { account }: Pick<Referral, 'account'>,
): boolean {
  return id === account || mayAct(role, 'editor')
}
