import type { Request, Response } from 'express'
import { paths } from '../../paths/paths.js'
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

/** Makes links, and mails them. */
export function createLinkMailer(services: Pick<SignInDeps, 'accounts' | 'config' | 'districtCard'>) {
  const { links, sendMail } = services.accounts

  /** @param asked true if anybody may have typed the address, false for an admin */
  return async (
    account: Account,
    kind: LinkKind,
    req: Request,
    res: Response,
    { asked = false } = {},
  ): Promise<OneTimeLink> => {
    const { code, t } = speechOf(res)
    const token = links.make(account.id, kind, { asked })
    const link = `${originOf(req, services.config.publicUrl)}${paths.choosePassword(token, code)}`
    const { shortName: district } = services.districtCard(code)
    const letter = {
      to: account.email,
      subject: t(`letters.${kind}Subject`, { district }),
      text: t(`letters.${kind}Text`, { district, link }),
    }
    return { link, sent: (await sendMail?.(letter)) ?? false }
  }
}
