import { setTimeout as wait } from 'node:timers/promises'
import type { Publication } from '../../content/revisions/publication-store.js'
import { localClock } from '../../directory/time/local-time.js'
import { mainLanguage, paths } from '../../paths/paths.js'
import { editorPath } from '../../paths/routing-paths.js'
import type { Database } from '../../platform/database/open-database.js'
import type { Language } from '../../platform/language/language.js'
import type { EmailMessage, Mailer } from '../../platform/mail/send-mail.js'
import type { DistrictCard } from '../../platform/web/district-card.js'
import type { Log } from '../../platform/web/log.js'
import type { Account } from '../sign-in/account-store.js'
import { mayAct } from '../sign-in/may-act.js'
import { createStaffLetterStore, type WaitingLetter } from './staff-letter-store.js'

/** Tells second admins by mail that a publication waits, and others each morning, if they like, how much waits. */
export interface StaffLetters {
  start(): void
  /** Queues what is new, and tries all that are due. @returns false if the mail server takes nothing now */
  sendDue(): Promise<boolean>
  /** Gives up the letter being sent: it is sent again at the next start. */
  stop(): Promise<void>
}

export interface StaffLetterTools {
  database: Database
  send: Mailer
  accounts(): Account[]
  /** The waiting or running publication; null for none. */
  openPublication(): Publication | null
  /** Whether neither of two admins, by address, owes the account to the other. */
  areIndependent(one: string, other: string): boolean
  language: Pick<Language, 'speech'>
  districtCard(lang: string): Pick<DistrictCard, 'shortName'>
  /** How many things wait for a person. */
  countFor(account: Account): number
  /** IANA name. */
  timeZone(): string
  /** Start of the links, without a slash at its end. */
  origin: string
  now(): Date
  log: Log
}

/** Something to write about, and to whom. `isDue`: whether new letters are queued now. */
interface Matter {
  about: string
  readers: Account[]
  isDue: boolean
  write(reader: Account): EmailMessage
}

/** When the day's letters are queued, in minutes after midnight. */
const morning = { from: 7 * 60, to: 12 * 60 }
/** How often to look, in milliseconds. */
const everyMs = 30_000
/** Pauses before a letter is tried again, in milliseconds; doubled each time. */
const pauses = { first: 30_000, longest: 15 * 60_000 }
/** A mailbox that refused may be repaired. In milliseconds. */
const refusedPauseMs = 6 * 60 * 60_000

export function createStaffLetters(tools: StaffLetterTools): StaffLetters {
  const { now, log } = tools
  const store = createStaffLetterStore(tools.database)
  const stopping = new AbortController()
  /** Taken by the mail server, but not yet noted: the database was locked. */
  const taken = new Set<string>()
  let working: Promise<void> | null = null
  let sending: Promise<boolean> | null = null

  async function work(): Promise<void> {
    while (!stopping.signal.aborted) {
      await sendOnce()
      await wait(everyMs, undefined, { signal: stopping.signal, ref: false }).catch(() => {})
    }
  }

  /** One at a time: a letter must not be sent twice at once. */
  function sendOnce(): Promise<boolean> {
    sending ??= sendAll().finally(() => {
      sending = null
    })
    return sending
  }

  async function sendAll(): Promise<boolean> {
    try {
      const matters = [...findPublication(), ...findDay()]
      store.keepOnly(matters.map(({ about }) => about))
      for (const { about, readers, isDue } of matters)
        if (isDue) for (const { id } of readers) store.add(id, about, now().getTime())
      for (const letter of store.due(now().getTime())) {
        const matter = matters.find(({ about }) => about === letter.about)
        const reader = matter?.readers.find(({ id }) => id === letter.account)
        if (stopping.signal.aborted) return false
        if (matter && reader && !(await sendOne(letter, matter.write(reader)))) return false
      }
      return true
    } catch (error) {
      log.error({ fault: (error as Error).message }, 'The letters to staff cannot be read or written')
      return false
    }
  }

  function findPublication(): Matter[] {
    const open = tools.openPublication()
    if (open?.state !== 'waiting') return []
    const write = (reader: Account) => writePublication(open, reader)
    return [{ about: `publication:${open.id}`, readers: findReaders(open), isDue: true, write }]
  }

  /** Today's letter. It is queued in the morning; one that could not be sent waits until the day is over. */
  function findDay(): Matter[] {
    const { date, minute } = localClock(now(), tools.timeZone())
    const readers = tools
      .accounts()
      .filter((each) => each.dailyLetter && each.active && mayAct(each.role, 'editor'))
      .filter((each) => tools.countFor(each) > 0)
    const isDue = minute >= morning.from && minute < morning.to
    return [{ about: `day:${date}`, readers, isDue, write: (reader) => writeDay(date, reader) }]
  }

  /** The admins who may approve it; those who must say why only if there are no others. */
  function findReaders({ requestedBy }: Publication): Account[] {
    const others = tools
      .accounts()
      .filter(({ role, active, email }) => role === 'admin' && active && email !== requestedBy)
    const independent = others.filter(
      ({ email }) => requestedBy !== null && tools.areIndependent(requestedBy, email),
    )
    return independent.length > 0 ? independent : others
  }

  /** Without the publisher's note, which may repeat a family's words. */
  function writePublication({ id, requestedBy }: Publication, reader: Account): EmailMessage {
    const { t } = tools.language.speech(mainLanguage)
    const { shortName: district } = tools.districtCard(mainLanguage)
    const link = `${tools.origin}${editorPath('publish', mainLanguage)}`
    return {
      to: reader.email,
      subject: t('letters.publicationSubject', { district }),
      text: t('letters.publicationText', { district, link, by: requestedBy ?? '' }),
      messageId: `<publication-${id}-${reader.id}@${new URL(tools.origin).hostname}>`,
    }
  }

  /** A count, and nothing else of what waits. */
  function writeDay(date: string, reader: Account): EmailMessage {
    const { t } = tools.language.speech(mainLanguage)
    const { shortName: district } = tools.districtCard(mainLanguage)
    const count = tools.countFor(reader)
    const link = `${tools.origin}${editorPath('toDo', mainLanguage)}`
    const off = `${tools.origin}${paths.account(mainLanguage)}#daily-letter`
    return {
      to: reader.email,
      subject: t('letters.daySubject', { count, district }),
      text: t('letters.dayText', { count, district, link, off }),
      messageId: `<day-${date}-${reader.id}@${new URL(tools.origin).hostname}>`,
    }
  }

  /** @returns false if the server takes nothing */
  async function sendOne(letter: WaitingLetter, written: EmailMessage): Promise<boolean> {
    const key = `${letter.account} ${letter.about}`
    if (!taken.has(key)) {
      const outcome = await tools.send(written, stopping.signal)
      if (outcome.state !== 'sent') {
        if (stopping.signal.aborted) return false
        log.warn({ code: outcome.code, tries: letter.tries + 1 }, 'A letter to staff could not be sent yet')
        const pause = Math.min(pauses.first * 2 ** letter.tries, pauses.longest)
        store.retry(letter, now().getTime() + (outcome.state === 'refused' ? refusedPauseMs : pause))
        return outcome.state !== 'down'
      }
      taken.add(key)
    }
    store.sent(letter, now().getTime())
    taken.delete(key)
    return true
  }

  return {
    start() {
      working ??= work()
    },
    sendDue: sendOnce,
    async stop() {
      stopping.abort()
      await Promise.all([working, sending])
    },
  }
}
