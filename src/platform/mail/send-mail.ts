import { createTransport } from 'nodemailer'
import type { Log } from '../web/log.js'

export interface EmailMessage {
  to: string
  subject: string
  /** Plain text. */
  text: string
  /** The address for replies; by default the sender of all our mail. */
  replyTo?: { name: string; address: string }
  /** Between angle brackets. The same on every try, so that a mailbox shows a letter sent twice once. */
  messageId?: string
  /** Address that ends such letters when a mailbox posts to it (RFC 8058). Over https only. */
  unsubscribe?: string
  /** Marks it as important in the mailbox. */
  urgent?: boolean
}

/**
 * The result of sending a letter. `refused`: this mailbox will not take it; `later`: it may on another try; `down`: the server
 * takes nobody's mail now, or does not respond. `code` names the fault in the log: never an address or words.
 */
export type MailOutcome = { state: 'sent' } | { state: 'refused' | 'later' | 'down'; code: string }

/** Sends one letter. Never rejects. @param stopping gives the letter up; it may have been sent */
export type Mailer = (letter: EmailMessage, stopping?: AbortSignal) => Promise<MailOutcome>

/** Sends mail; null without a mail server: then admins pass links on. */
export type SendMail = ((letter: EmailMessage) => Promise<boolean>) | null

/** In milliseconds: for the server's name, connection, greeting, and each reply. */
const waits = { dnsTimeout: 5000, connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 10_000 }
/** For the whole letter, in milliseconds: a server may send a byte now and then. */
const maxSendMs = 60_000

/** Mail that stays on this computer needs no encryption. */
const thisComputer = /^(localhost|127(\.\d+){3}|\[::1\])$/

/**
 * Sends mail encrypted, or, to a server on this computer, as that offers. A server that offers no encryption gets no mail unless
 * the address ends in `?requireTLS=false`.
 * @param smtpUrl `smtps://user:password@host`; null for no mail
 * @param from the sender's address
 */
export function createMailer(smtpUrl: string | null, from: string | null): Mailer | null {
  if (!smtpUrl || !from) return null
  const requireTLS = !thisComputer.test(new URL(smtpUrl).hostname)
  const transport = createTransport({ url: smtpUrl, requireTLS, ...waits })
  return async ({ urgent = false, unsubscribe, ...letter }, stopping) => {
    const limit = AbortSignal.timeout(maxSendMs)
    const signal = stopping ? AbortSignal.any([stopping, limit]) : limit
    try {
      const headers = unsubscribe?.startsWith('https:') ? oneClick(unsubscribe) : {}
      await transport.sendMail({ from, ...letter, headers, ...(urgent ? { priority: 'high' } : {}), signal })
      return { state: 'sent' }
    } catch (error) {
      return outcomeOf(error as MailFault)
    }
  }
}

const oneClick = (address: string) => ({
  'List-Unsubscribe': `<${address}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
})

/**
 * @returns a function that sends mail and resolves to whether the server took it; never throws, and logs no address
 */
export function createSendMail(smtpUrl: string | null, from: string | null, log: Log): SendMail {
  const send = createMailer(smtpUrl, from)
  if (!send) return null
  return async (letter) => {
    const outcome = await send(letter)
    if (outcome.state !== 'sent') log.error({ code: outcome.code }, 'The mail server refused a mail')
    return outcome.state === 'sent'
  }
}

interface MailFault {
  code?: string
  /** The server's reply: 550. */
  responseCode?: number
  /** The command that it replied to: `RCPT TO`. */
  command?: string
}

/** Refusing the recipient or the letter concerns one mailbox; refusing us, or no reply, concerns all. */
function outcomeOf({ code = 'unknown', responseCode, command }: MailFault): MailOutcome {
  const fault = [code, command, responseCode].filter(Boolean).join(' ')
  if (responseCode === undefined || (command !== 'RCPT TO' && command !== 'DATA'))
    return { state: 'down', code: fault }
  return { state: responseCode >= 500 ? 'refused' : 'later', code: fault }
}
