import type { Request, Response } from 'express'
import { paths } from '../../paths/paths.js'
import type { EmailMessage } from '../../platform/mail/send-mail.js'
import { originOf, speechOf } from '../../platform/web/pages.js'
import type { Account } from './account-store.js'
import type { LinkKind } from './one-time-link-store.js'
import type { SignInDeps } from './sign-in-deps.js'

/** A link for choosing a password once, sent by mail if a mail server takes it. */
export interface OneTimeLink {
  /** Full address, to pass on. */
  link: string
  sent: boolean
}

type LinkDeps = Pick<SignInDeps, 'accounts' | 'config' | 'districtCard'>

/** Makes links, and mails them. */
export function createLinkMailer(services: LinkDeps) {
  const makeLink = createLinkMaker(services)
  const { sendMail } = services.accounts

  return async (...about: Parameters<typeof makeLink>): Promise<OneTimeLink> => {
    const { link, letter } = makeLink(...about)
    return { link, sent: (await sendMail?.(letter)) ?? false }
  }
}

/** Makes links, each with its letter to send. */
export function createLinkMaker({ accounts: { links }, config, districtCard }: LinkDeps) {
  /** @param asked true if anybody may have typed the address, false for an admin */
  return (
    account: Account,
    kind: LinkKind,
    req: Request,
    res: Response,
    { asked = false } = {},
  ): { link: string; letter: EmailMessage } => {
    const { code, t } = speechOf(res)
    const token = links.make(account.id, kind, { asked })
    const link = `${originOf(req, config.publicUrl)}${paths.choosePassword(token, code)}`
    const { shortName: district } = districtCard(code)
    const letter = {
      to: account.email,
      subject: t(`letters.${kind}Subject`, { district }),
      text: t(`letters.${kind}Text`, { district, link }),
    }
    return { link, letter }
  }
}
