import type { RequestHandler } from 'express'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { textsOf } from '../../platform/web/texts-of.js'
import { createAccountAdminTools } from './account-admin-tools.js'
import { plainEmail } from './account-store.js'
import { createLinkMailer, type OneTimeLink } from './mail-link.js'
import { presentInvited, presentInviteSeveral, type SeveralForm } from './present-invite-several.js'
import { type InvitedLine, readInvitedLines, readPlace } from './read-account-form.js'
import type { SignInDeps } from './sign-in-deps.js'

/** Invites a list of people with the same role: all of them, or none. */
export function inviteSeveralPages(services: SignInDeps, sendStaffPage: SendPage) {
  const { store } = services.accounts
  const { places, tell } = createAccountAdminTools(services, sendStaffPage)
  const mailLink = createLinkMailer(services)

  const show: RequestHandler = (_req, res) => {
    const form = { text: '', place: readPlace({}, places()), problem: null }
    sendStaffPage(res, presentInviteSeveral(form, places(), speechOf(res)))
  }

  const invite: RequestHandler = async (req, res) => {
    const { people: text } = textsOf(req.body, 'people')
    const place = readPlace(req.body, places())
    const { people, faulty, tooMany } = readInvitedLines(text)
    const problem = problemOf(people, faulty, tooMany)
    if (problem)
      return sendStaffPage(res, presentInviteSeveral({ text, place, problem }, places(), speechOf(res)))
    const invited: (InvitedLine & OneTimeLink)[] = []
    for (const person of people) {
      const account = store.add({ name: person.name, email: person.email, ...place }, services.now())
      if (!account) continue
      tell(res, 'invited', account, place)
      invited.push({ ...person, ...(await mailLink(account, 'invitation', req, res)) })
    }
    sendStaffPage(res, presentInvited(invited, speechOf(res)))
  }

  function problemOf(people: InvitedLine[], faulty: number[], tooMany: boolean): SeveralForm['problem'] {
    if (people.length === 0) return { key: 'inviteSeveral.nobody', lines: [] }
    if (tooMany) return { key: 'inviteSeveral.tooMany', lines: [] }
    if (faulty.length > 0) return { key: 'inviteSeveral.faulty', lines: faulty }
    const emails = people.map(({ email }) => plainEmail(email))
    const taken = people.filter(
      ({ email }, at) => store.byEmail(email) || emails.indexOf(plainEmail(email)) !== at,
    )
    return taken.length > 0 ? { key: 'inviteSeveral.taken', lines: taken.map(({ line }) => line) } : null
  }

  return { show, invite }
}
