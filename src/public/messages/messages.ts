import { setTimeout as wait } from 'node:timers/promises'
import { newAnswerCode } from '../../answering/inquiries/answer-code.js'
import { eraseInCopies } from '../../answering/inquiries/erase-in-copies-store.js'
import type { Config } from '../../config.js'
import { readDate, replyDate } from '../../directory/contacts/resolve-contact.js'
import type { Contact } from '../../directory/model/contact.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { inLanguage } from '../../directory/model/in-language.js'
import { dayMs, localDate, momentAt } from '../../directory/time/local-time.js'
import { mainLanguage } from '../../paths/paths.js'
import { createExpiringCache } from '../../platform/cache/expiring-cache.js'
import { emptyWal } from '../../platform/database/empty-wal.js'
import type { Database } from '../../platform/database/open-database.js'
import { withoutWaiting } from '../../platform/database/when-unlocked.js'
import type { WriteThread } from '../../platform/database/write-thread.js'
import type { Language } from '../../platform/language/language.js'
import { createMailQueue, type Letter, type MailQueue } from '../../platform/mail/mail-queue.js'
import type { Mailer } from '../../platform/mail/send-mail.js'
import type { Secrets } from '../../platform/secrets/secrets.js'
import type { HealthNotes } from '../../platform/web/health-notes.js'
import type { Log } from '../../platform/web/log.js'
import { createMessageForms, type MessageForms } from './message-forms.js'
import { createMessageStore, type MessageReceipt } from './message-store.js'
import type { FamilyMessage } from './read-message.js'
import { writeLetter } from './write-letter.js'

/**
 * `waiting`: for its first try. `slow`: the mail server did not take it yet. `refused`: the office's mailbox did not.
 * `failed`: after days of trying, the service gave up.
 */
export type MessageState = 'sent' | 'waiting' | 'slow' | 'refused' | 'failed'

/** The content of the sender's page. */
export interface MessageStatus extends Pick<MessageReceipt, 'code' | 'kind' | 'replyBy'> {
  state: MessageState
  /** Null once the office has left the directory. */
  contact: Contact | null
  /** Null until sent. */
  sentAt: Date | null
}

/** Around a message. */
export interface MessageContext {
  /** The hidden field of its form: the same form with the same words is one message. */
  form: string
  /** The full address of the answer that led here; null for none. */
  answer: string | null
  /** Someone may be in danger now. */
  urgent: boolean
}

/** Families' messages to offices, by mail. */
export interface Messages {
  /** Whether mail is set up, and the district has not switched messages off. */
  isOn(): boolean
  /** Whether families can write to a contact here: mail is set up, it has a mailbox, and the district allows it. */
  takes(contact: Pick<Contact, 'messages' | 'email'>): boolean
  forms: MessageForms
  /** True while a contact has got so many that its mailbox must be protected. */
  isFull(contact: Contact): boolean
  /**
   * Puts a message into the queue, and waits a moment for the mail server.
   * @returns its code
   * @throws when the database does not take it: nothing is kept then
   */
  send(message: FamilyMessage, contact: Contact, context: MessageContext): Promise<string>
  find(code: string): MessageStatus | null
  queue: MailQueue
}

export interface MessageTools {
  config: Pick<Config, 'mailFrom'>
  /** Null while mail is not set up: then nobody can write, and what waits goes on waiting, up to five days. */
  mailer: Mailer | null
  database: Database
  write: WriteThread['write']
  secrets: Secrets
  directory(): DirectorySnapshot
  language: Pick<Language, 'speech' | 'nearest'>
  notes: Pick<HealthNotes, 'watch'>
  now(): Date
  log: Log
  /** How often to look for messages to send again, in milliseconds. */
  everyMs?: number
  /** How long the sender waits to read that it was sent, in milliseconds. */
  maxWaitMs?: number
}

/** More in an hour would bury an office. */
const maxPerHour = 120
const hourMs = 60 * 60_000
/** A receipt outlives the promised reply by this long, in days. */
export const keepReceiptDays = 14
/** Staff are told that messages wait after this long, in milliseconds. */
const stuckAfterMs = 15 * 60_000

export function createMessages(tools: MessageTools): Messages {
  const { database, write, secrets, directory, now, log, maxWaitMs = 1500 } = tools
  const store = createMessageStore(database, write)
  const forms = createMessageForms(secrets, now)
  /** Codes by form and words: sent twice, such as by a double tap, it is one message. */
  const known = createExpiringCache<Promise<string>>({ now, keepFor: dayMs })
  const timeZone = () => directory().district.timeZone
  const isOn = () => tools.mailer !== null && !directory().district.channelsOff.includes('messages')
  const queue = createMailQueue({
    store,
    send: tools.mailer ?? noMailer,
    open: ({ sealed }) => JSON.parse(secrets.open(sealed)) as Letter,
    mailboxOf: (code) => contactOf(store.receipt(code))?.email ?? null,
    dayOf: (moment) => localDate(moment, timeZone()),
    onDeleted: (codes) => leaveNoTrace(database, codes, log),
    now,
    log,
    ...(tools.everyMs === undefined ? {} : { everyMs: tools.everyMs }),
  })
  watchMessages()

  function contactOf(receipt: Pick<MessageReceipt, 'contact'> | null): Contact | null {
    return receipt?.contact == null ? null : directory().contact(receipt.contact)
  }

  async function add(message: FamilyMessage, contact: Contact, context: MessageContext): Promise<string> {
    const code = newAnswerCode()
    const at = now()
    const snapshot = directory()
    const promised = replyDate(snapshot, contact, readDate(snapshot, contact, at))
    const replyBy = laterDate(promised, message.window?.date ?? promised)
    const lang = tools.language.nearest(snapshot.district.staffLanguage)
    const letter = writeLetter(
      message,
      {
        code,
        office: officeName(contact, lang),
        replyBy,
        answer: context.answer,
        urgent: context.urgent,
        domain: tools.config.mailFrom?.split('@')[1] ?? 'localhost',
        timeZone: timeZone(),
      },
      tools.language.speech(lang),
    )
    await store.add({
      code,
      contact: contact.id,
      kind: message.kind,
      lang: message.lang,
      sealed: secrets.seal(JSON.stringify(letter)),
      queuedAt: at.getTime(),
      replyBy,
      until: momentAt(replyBy, 0, timeZone()).getTime() + keepReceiptDays * dayMs,
    })
    return code
  }

  function officeName({ office, school }: Contact, lang = mainLanguage): string {
    const snapshot = directory()
    const words = snapshot.office(office)?.words
    const name = words ? inLanguage(words, lang).name : office
    const at = snapshot.school(school)?.name
    return at ? `${name}, ${at}` : name
  }

  /** Shown by `/readyz` and above staff pages. */
  function watchMessages(): void {
    tools.notes.watch('messages', () => {
      const { count, since } = store.waiting()
      if (since === null || now().getTime() - since < stuckAfterMs) return null
      return { key: 'health.messagesWait', values: { count } }
    })
    tools.notes.watch('mailboxes', () => {
      const names = store.refused().flatMap((row) => {
        const contact = row.by ? contactOf(row) : null
        return contact ? [officeName(contact)] : []
      })
      const list = tools.language.speech(mainLanguage).list([...new Set(names)])
      return list ? { key: 'health.mailboxRefuses', values: { offices: list } } : null
    })
    tools.notes.watch('messages-stuck', () => {
      const count = store.refused().filter(({ by }) => by === '').length
      return count > 0 ? { key: 'health.messagesStuck', values: { count } } : null
    })
  }

  return {
    isOn,
    takes: ({ messages, email }) => isOn() && messages === true && email !== null,
    forms,
    queue,
    isFull: ({ id }) => store.sentTo(id, now().getTime() - hourMs) >= maxPerHour,
    async send(message, contact, context) {
      const { window, ...words } = message
      const key = secrets.hash(
        JSON.stringify([context.form, contact.id, words, window?.value]),
        'same message',
      )
      const before = known.find(key)
      const code = before ?? add(message, contact, context)
      known.keep(key, code)
      try {
        await code
      } catch (error) {
        known.forget(key)
        throw error
      }
      if (!before) await queue.sendSoon(maxWaitMs)
      return code
    },
    find(code) {
      const receipt = store.receipt(code)
      if (!receipt) return null
      const { kind, replyBy, sentAt } = receipt
      return {
        code,
        kind,
        replyBy,
        state: stateOf(receipt, store.find(code)),
        contact: contactOf(receipt),
        sentAt: sentAt === null ? null : new Date(sentAt),
      }
    },
  }
}

/** Of two ISO dates. */
function laterDate(one: string, other: string): string {
  return one < other ? other : one
}

function stateOf(
  { sentAt, failedAt }: MessageReceipt,
  waiting: { tries: number; refusedBy: string | null } | null,
): MessageState {
  if (sentAt !== null) return 'sent'
  if (failedAt !== null || !waiting) return 'failed'
  if (waiting.refusedBy !== null) return 'refused'
  return waiting.tries > 0 ? 'slow' : 'waiting'
}

const noMailer: Mailer = async () => ({ state: 'down', code: 'no mail server' })

const logTries = 10
const betweenTriesMs = 50

/** Deleted words must not stay in backups next to the database, or in its log. Nobody waits for this. */
async function leaveNoTrace(database: Database, codes: readonly string[], log: Log): Promise<void> {
  try {
    for (const code of codes) eraseInCopies(database.$client.name, code)
    for (let tries = 0; tries < logTries; tries++) {
      if (withoutWaiting(database, () => emptyWal(database))) return
      await wait(betweenTriesMs)
    }
  } catch (error) {
    log.warn({ fault: (error as Error).message }, 'A sent message is still in the log or a backup, encrypted')
  }
}
