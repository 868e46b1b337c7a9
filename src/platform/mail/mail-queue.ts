import { setTimeout as wait } from 'node:timers/promises'
import { settlesWithin } from '../threads/settles-within.js'
import type { Log } from '../web/log.js'
import type { EmailMessage, Mailer } from './send-mail.js'

/** Sends waiting messages, one after another, until the mail server has taken each. */
export interface MailQueue {
  start(): void
  /** A message was added: looks now. Resolves once it was tried, or after `maxMs`. */
  sendSoon(maxMs: number): Promise<void>
  /** Whether any message waits, also one that was tried just now. */
  hasWaiting(): boolean
  /** Tries all that are due now. @returns false if the mail server takes nothing, or the store cannot be written */
  drain(): Promise<boolean>
  /** Gives up the letter being sent: it is sent again at the next start. */
  stop(): Promise<void>
}

/** A letter without its address. */
export type Letter = Omit<EmailMessage, 'to'>

/** A message that waits. */
export interface Waiting {
  code: string
  /** How often it was tried. */
  tries: number
}

/** The messages that wait. Moments are UTC milliseconds. Every write may throw: it is tried again. */
export interface QueueStore<M extends Waiting> {
  /** The next message to try; null for none. */
  due(now: number): M | null
  /** Null for an unknown message. */
  receipt(code: string): { queuedAt: number } | null
  /** Messages whose last try was refused, and by which address. */
  refused(): { code: string; by: string | null }[]
  /** After a try that failed. */
  retry(message: M, nextTry: number, refusedBy: string | null): Promise<void>
  /** Makes a message due. */
  hasten(code: string): Promise<void>
  /** @param day local date */
  sent(code: string, at: number, day: string): Promise<void>
  /** The same for a message that could not be delivered. */
  gaveUp(code: string, at: number, day: string): Promise<void>
  /** Deletes old letters. */
  forget(now: number): Promise<void>
}

export interface QueueTools<M extends Waiting> {
  store: QueueStore<M>
  send: Mailer
  /** @throws when it was not encrypted with this installation's key */
  open(message: M): Letter
  /** The recipient of a message; null if there is nobody to send it to. */
  mailboxOf(code: string): string | null
  /** The local date of a moment. */
  dayOf(moment: Date): string
  /** Called after words were deleted: nothing of them may stay in the database's files. */
  onDeleted(codes: readonly string[]): Promise<void>
  now(): Date
  log: Log
  everyMs?: number
}

/** Pauses before a message is tried again, in milliseconds; doubled each time. */
const pauses = { first: 30_000, longest: 5 * 60_000 }
/** A mailbox that refused may be repaired; a new address is tried at once. In milliseconds. */
const refusedPauseMs = 6 * 60 * 60_000
/** When the server takes nothing, the others wait, too, in milliseconds. */
const downPauseMs = 30_000
/** In milliseconds. */
const forgetEveryMs = 60 * 60_000
/** Mail servers themselves give up after four to five days (RFC 5321, 4.5.4.1). */
export const maxAgeMs = 5 * 24 * 60 * 60_000
/** A clock that jumped ahead must not drop a message that was hardly tried. */
const minTries = 10

export function createMailQueue<M extends Waiting>({
  store,
  send,
  open,
  mailboxOf,
  dayOf,
  onDeleted,
  now,
  log,
  everyMs = 5000,
}: QueueTools<M>): MailQueue {
  const stopping = new AbortController()
  /** Taken by the mail server, but not yet noted: the database was locked. */
  const taken = new Set<string>()
  let lastForgot = 0
  let working: Promise<void> | null = null
  let draining: Promise<boolean> | null = null

  async function work(): Promise<void> {
    while (!stopping.signal.aborted) {
      const pause = (await drainOnce()) ? everyMs : downPauseMs
      await wait(pause, undefined, { signal: stopping.signal, ref: false }).catch(() => {})
    }
  }

  /** One at a time: a message must not be sent twice at once. @returns false if the server takes nothing */
  function drainOnce(): Promise<boolean> {
    draining ??= sendAll().finally(() => {
      draining = null
    })
    return draining
  }

  async function sendAll(): Promise<boolean> {
    const deleted: string[] = []
    try {
      await hastenRepaired()
      await forgetHourly()
      for (let next = nextDue(); next; next = nextDue()) {
        const state = await sendOne(next)
        if (state === 'deleted') deleted.push(next.code)
        if (state === 'down') return false
      }
      return true
    } catch (error) {
      log.error({ fault: (error as Error).message }, 'The queue of messages cannot be read or written')
      return false
    } finally {
      if (deleted.length > 0) await onDeleted(deleted)
    }
  }

  const nextDue = () => (stopping.signal.aborted ? null : store.due(now().getTime()))

  async function forgetHourly(): Promise<void> {
    const at = now().getTime()
    if (Math.abs(at - lastForgot) < forgetEveryMs) return
    await store.forget(at)
    lastForgot = at
  }

  /** Messages that were refused by an address that the contact no longer has. */
  async function hastenRepaired(): Promise<void> {
    for (const { code, by } of store.refused()) {
      const mailbox = mailboxOf(code)
      if (by && mailbox !== null && mailbox !== by) await store.hasten(code)
    }
  }

  async function sendOne(message: M): Promise<'deleted' | 'kept' | 'down'> {
    const { code } = message
    if (taken.has(code)) return noteSent(code)
    const to = mailboxOf(code)
    const letter = to === null ? null : read(message)
    if (to === null || !letter) return keepOrDrop(message, refusedPauseMs, '')
    const outcome = await send({ ...letter, to }, stopping.signal)
    if (stopping.signal.aborted && outcome.state !== 'sent') return 'down'
    if (outcome.state === 'sent') return noteSent(code)
    log.warn({ code: outcome.code, tries: message.tries + 1 }, 'A message could not be sent yet')
    if (outcome.state === 'refused') return keepOrDrop(message, refusedPauseMs, to)
    const pause = Math.min(pauses.first * 2 ** message.tries, pauses.longest)
    const kept = await keepOrDrop(message, pause, null)
    return outcome.state === 'down' && kept === 'kept' ? 'down' : kept
  }

  async function noteSent(code: string): Promise<'deleted'> {
    taken.add(code)
    await store.sent(code, now().getTime(), dayOf(now()))
    taken.delete(code)
    return 'deleted'
  }

  function read(message: M): Letter | null {
    try {
      return open(message)
    } catch (error) {
      log.error({ fault: (error as Error).message }, 'A message cannot be decrypted: was the key replaced?')
      return null
    }
  }

  async function keepOrDrop(message: M, pause: number, refusedBy: string | null) {
    const at = now().getTime()
    const queuedAt = store.receipt(message.code)?.queuedAt ?? at
    if (at - queuedAt > maxAgeMs && message.tries >= minTries) {
      await store.gaveUp(message.code, at, dayOf(now()))
      return 'deleted'
    }
    await store.retry(message, at + pause, refusedBy)
    return 'kept'
  }

  return {
    hasWaiting: () => store.due(now().getTime() + maxAgeMs) !== null,
    start() {
      working ??= work()
    },
    async sendSoon(maxMs) {
      // The one in progress may not have seen the new message.
      const both = async () => {
        await draining
        await drainOnce()
      }
      await settlesWithin(maxMs, both())
    },
    drain: drainOnce,
    async stop() {
      stopping.abort()
      await Promise.all([working, draining])
    },
  }
}
