import type { RequestHandler, Response } from 'express'
import { paths } from '../../paths/paths.js'
import { BadRequest } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { textsOf } from '../../platform/web/texts-of.js'
import { createAccountAdminTools } from './account-admin-tools.js'
import { createLinkMailer } from './mail-link.js'
import { type AccountListSources, presentAccountList } from './present-account-admin.js'
import { type InvitationForm, readInvitation } from './read-account-form.js'
import { secondStepRules } from './second-step-rule.js'
import type { SignInDeps } from './sign-in-deps.js'
import { staffOf } from './staff-guard.js'

/** All accounts: admins invite people, and decide who needs a second step. */
export function accountListPages(services: SignInDeps, sendStaffPage: SendPage) {
  const { store, secondStepRule, proveAgain } = services.accounts
  const { places, sendOne, tell } = createAccountAdminTools(services, sendStaffPage)
  const mailLink = createLinkMailer(services)

  const showList: RequestHandler = (req, res) => sendList(res, null, { done: req.query.saved === 'yes' })

  const invite: RequestHandler = async (req, res) => {
    const form = readInvitation(req.body, places(res))
    if (form.problems.length > 0) return sendList(res, form)
    const account = store.add(form.account, services.now())
    if (!account) return sendList(res, { ...form, problems: ['emailTaken'] })
    const { role, offices, school } = account
    tell(res, 'invited', account, { role, offices, school })
    sendOne(res, account, { made: await mailLink(account, 'invitation', req, res) })
  }

  /** Changes who needs a second step. */
  const changeRule: RequestHandler = async (req, res) => {
    const rule = secondStepRules.find((each) => each === req.body.rule)
    if (!rule) throw new BadRequest()
    const { password } = textsOf(req.body, 'password')
    const ruleFault = await proveAgain.faultOf<never>(staffOf(res), { req, password, alsoRight: () => null })
    if (ruleFault) return sendList(res, null, { rule, ruleFault })
    const old = secondStepRule.current()
    secondStepRule.change(rule)
    const event = { who: staffOf(res).account, what: 'second-step-rule', about: null } as const
    services.audit.record({ ...event, from: req.ip ?? '', details: { old, new: rule } })
    res.redirect(303, `${paths.accounts(speechOf(res).code)}?saved=yes`)
  }

  function sendList(
    res: Response,
    form: InvitationForm | null,
    change: Partial<Pick<AccountListSources, 'done' | 'rule' | 'ruleFault'>> = {},
  ): void {
    const proof = proveAgain.kindOf(staffOf(res))
    const rule = secondStepRule.current()
    const facts = { accounts: store.list(), form, done: false, rule, ruleFault: null, proof, ...places(res) }
    sendStaffPage(res, presentAccountList({ ...facts, ...change }, speechOf(res)))
  }

  return { showList, invite, changeRule }
}
