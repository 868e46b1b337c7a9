import type { Response } from 'express'
import type { AuditAction } from '../../platform/audit/audit-event.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { houseOf } from '../navigation/staff-house.js'
import type { Account } from './account-store.js'
import type { OneTimeLink } from './mail-link.js'
import { type NameForm, presentOneAccount } from './present-account-admin.js'
import type { SignInDeps } from './sign-in-deps.js'
import { staffOf } from './staff-guard.js'

/** Shared by the pages on which admins manage accounts. */
export function createAccountAdminTools(services: SignInDeps, sendStaffPage: SendPage) {
  /** What an account may be and belong to, with closed schools and offices. */
  const places = (res: Response) => {
    const { schools, offices } = services.directory().whole
    return { roles: houseOf(res).roles, schools, offices }
  }

  return {
    places,

    /** Sends an account's page. @param what.made a link to hand over */
    sendOne(
      res: Response,
      account: Account,
      what: { made?: OneTimeLink; done?: boolean; nameForm?: NameForm },
    ): void {
      const own = account.id === staffOf(res).account.id
      const { timeZone } = services.districtCard(speechOf(res).code)
      const proof = services.accounts.proveAgain.kindOf(staffOf(res))
      const { made = null, done = false, nameForm = null } = what
      const sources = { account, own, made, done, timeZone, nameForm, proof }
      sendStaffPage(res, presentOneAccount({ ...sources, ...places(res) }, speechOf(res)))
    },

    /** Records an event in the audit log. */
    tell(res: Response, what: AuditAction, { id, email }: Account, details = {}): void {
      const { account: who } = staffOf(res)
      const from = res.req.ip ?? ''
      services.audit.record({ who, what, about: `account:${id}`, from, details: { email, ...details } })
    },
  }
}
