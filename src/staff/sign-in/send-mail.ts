import { createTransport } from 'nodemailer'
import type { Log } from '../../platform/web/log.js'

export interface EmailMessage {
  to: string
  subject: string
  /** Plain text. */
  text: string
}

/** Sends mail; null without a mail server: then admins pass links on. */
export type SendMail = ((letter: EmailMessage) => Promise<boolean>) | null

/**
 * @param smtpUrl `smtps://user:password@host`; null for no mail
 * @param from the sender's address
 * @returns a function that sends mail and resolves to whether the server took it; never throws, and logs no address
 */
export function createSendMail(smtpUrl: string | null, from: string | null, log: Log): SendMail {
  if (!smtpUrl || !from) return null
  const waits = { connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 10_000 }
  const transport = createTransport({ url: smtpUrl, ...waits })
  return async (letter) => {
    try {
      await transport.sendMail({ from, ...letter })
      return true
    } catch (error) {
      log.error({ code: (error as { code?: string }).code }, 'The mail server refused a mail')
      return false
    }
  }
}
