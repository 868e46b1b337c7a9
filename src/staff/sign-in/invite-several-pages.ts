import type { Request, RequestHandler, Response } from 'express'
import { mailAll } from '../../platform/mail/mail-all.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { textsOf } from '../../platform/web/texts-of.js'
import { createAccountAdminTools } from './account-admin-tools.js'
import { type Account, isInvited, plainEmail } from './account-store.js'
import { createLinkMaker } from './mail-link.js'
import { presentInvited, presentInviteSeveral, type SeveralForm } from './present-invite-several.js'
import { type InvitedLine, readInvitedLines, readPlace } from './read-account-form.js'
import type { SignInDeps } from './sign-in-deps.js'

/**
 * Invites a list of people with the same role: all of them, or none. Those who were invited and never signed in get a new link, so that a
 * list can be sent again after a stop in the middle of its letters.
 */
export function inviteSeveralPages(services: SignInDeps, sendStaffPage: SendPage) {
  const { store, inOne, sendMail } = services.accounts
  const { places, tell } = createAccountAdminTools(services, sendStaffPage)
  const makeLink = createLinkMaker(services)

  const show: RequestHandler = (_req, res) =>
    sendForm(res, { text: '', place: readPlace({}, places(res)), problems: [] })

  const invite: RequestHandler = async (req, res) => {
    const { people: text } = textsOf(req.body, 'people')
    const place = readPlace(req.body, places(res))
    const { people, faulty, tooMany } = readInvitedLines(text)
    const problems = problemsOf(people, faulty, tooMany)
    const added = problems.length > 0 ? { problems } : addAll(people, place, req, res)
    if ('problems' in added) return sendForm(res, { text, place, ...added })
    const sent = await mailAll(
      added.map(({ letter }) => letter),
      sendMail,
    )
    const invited = added.map((each, at) => ({ ...each, sent: sent[at] ?? false }))
    sendStaffPage(res, presentInvited(invited, speechOf(res)))
  }

  function sendForm(res: Response, form: SeveralForm): void {
    sendStaffPage(res, presentInviteSeveral(form, places(res), speechOf(res)))
  }

  /** Stores everybody with a link before any letter goes out. */
  function addAll(people: InvitedLine[], place: SeveralForm['place'], req: Request, res: Response) {
    try {
      return inOne(() =>
        people.map((person) => {
          const waiting = waitingFor(person)
          const account =
            waiting ?? store.add({ name: person.name, email: person.email, ...place }, services.now())
          if (!account) throw new AddressTaken(person.line)
          if (waiting) tell(res, 'link-made', account, { kind: 'invitation' })
          else tell(res, 'invited', account, place)
          const { role } = account
          return { ...person, role, isAgain: waiting !== null, ...makeLink(account, 'invitation', req, res) }
        }),
      )
    } catch (error) {
      if (!(error instanceof AddressTaken)) throw error
      return { problems: [{ key: 'inviteSeveral.taken' as const, lines: [error.line] }] }
    }
  }

  /** The account of somebody who was invited and has not signed in yet. */
  function waitingFor({ email }: InvitedLine): Account | null {
    const account = store.byEmail(email)
    return account && isInvited(account) ? account : null
  }

  /** All at once: a list is not mended one kind of fault at a time. */
  function problemsOf(people: InvitedLine[], faulty: number[], tooMany: boolean): SeveralForm['problems'] {
    if (people.length === 0 && faulty.length === 0) return [{ key: 'inviteSeveral.nobody', lines: [] }]
    if (tooMany) return [{ key: 'inviteSeveral.tooMany', lines: [] }]
    const emails = people.map(({ email }) => plainEmail(email))
    const taken = people.filter(
      (person, at) =>
        (store.byEmail(person.email) && !waitingFor(person)) ||
        emails.indexOf(plainEmail(person.email)) !== at,
    )
    return [
      { key: 'inviteSeveral.faulty' as const, lines: faulty },
      { key: 'inviteSeveral.taken' as const, lines: taken.map(({ line }) => line) },
    ].filter(({ lines }) => lines.length > 0)
  }

  return { show, invite }
}

class AddressTaken extends Error {
  constructor(readonly line: number) {
    super('The address has an account')
  }
}
