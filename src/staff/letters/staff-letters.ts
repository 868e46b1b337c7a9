import type { NameSources } from '../../content/insights/board/name-row.js'
import type { DueLetters, MonthlyLetter } from '../../content/insights/letter/monthly-letter.js'
import type { Publication } from '../../content/revisions/publication-store.js'
import type { OpenDrop } from '../../content/shopper/mystery-shopper.js'
import { addDays, localClock, localDate, momentAt } from '../../directory/time/local-time.js'
import type { CalendarEnd } from '../../directory/time/watch-calendar.js'
import { backupPaths } from '../../paths/backup-paths.js'
import { paths } from '../../paths/paths.js'
import { editorPath } from '../../paths/routing-paths.js'
import { setupPaths } from '../../paths/setup-paths.js'
import { shopperPaths } from '../../paths/shopper-paths.js'
import { noteMoment, readMoment } from '../../platform/database/note-store.js'
import type { Database } from '../../platform/database/open-database.js'
import type { Language } from '../../platform/language/language.js'
import type { Wording } from '../../platform/language/wording.js'
import type { WordKey } from '../../platform/language/words.js'
import { createMailQueue, type Letter } from '../../platform/mail/mail-queue.js'
import type { Mailer } from '../../platform/mail/send-mail.js'
import type { Jobs } from '../../platform/metrics/jobs.js'
import { createDailyJob } from '../../platform/threads/daily-job.js'
import type { DistrictCard } from '../../platform/web/district-card.js'
import type { Log } from '../../platform/web/log.js'
import { writeLetterMail } from '../insights/letter/write-letter-mail.js'
import type { Account } from '../sign-in/account-store.js'
import { mayAct } from '../sign-in/may-act.js'
import { createStaffLetterStore, readLetterCode } from './staff-letter-store.js'

/** Mails second admins about a waiting publication, all admins about a backup that fails, answers that got worse, or a calendar that ends, and whoever wants them the morning count of waiting items and the monthly letter. */
export interface StaffLetters {
  start(): void
  /** Queues new letters, and tries all that are due. @returns false if the mail server accepts nothing now */
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
  /** Why there is no good backup, and when the last one was made (null for never); null while all is well. */
  backupTrouble(): { words: Wording; since: Date | null } | null
  /** Answers that got worse overnight, and what may be the cause; null while all is well. */
  openDrop(): OpenDrop | null
  /** The end of the school calendar, from 60 days ahead; null while there is time. */
  calendarEnd(): CalendarEnd | null
  /** The letters to the board of education. */
  monthlyLetter: MonthlyLetter
  /** Where the letters' names come from. */
  names(): NameSources
  /** Whether neither of two admins, by address, owes the account to the other. */
  areIndependent(one: string, other: string): boolean
  language: Pick<Language, 'speech' | 'nearest'>
  /** Of accounts that never chose one. BCP 47; null for the main one. */
  staffLanguage(): string | null
  /** The key of the link that ends an account's daily letter. */
  stopTokenOf(account: Account): string
  districtCard(lang: string): Pick<DistrictCard, 'shortName'>
  /** How many things wait for a person. */
  countFor(account: Account): number
  /** IANA name. */
  timeZone(): string
  /** Start of the links, without a slash at its end. */
  origin: string
  now(): Date
  log: Log
  /** Told when letters are due. */
  jobs?: Pick<Jobs, 'plan'>
}

/** Something to write about, and to whom. `isDue`: whether new letters are queued now. */
interface Matter {
  about: string
  readers: Account[]
  isDue: boolean
  write(reader: Account): Letter
  /** Called once new letters are queued. */
  onQueued?(): void
}

/** When the last month's letters were queued, in `notes`. */
const monthKey = 'letters:month'

/** When the day's letters are queued, in minutes after midnight. */
const morning = { from: 7 * 60, to: 12 * 60 }
/** How often to look for new letters, in milliseconds. */
const lookEveryMs = 30_000

export function createStaffLetters(tools: StaffLetterTools): StaffLetters {
  const { now, log } = tools
  const store = createStaffLetterStore(tools.database)

  const queue = createMailQueue({
    store: store.queue,
    send: tools.send,
    open: ({ account, about }) => findLetter(account, about)!.write(),
    mailboxOf(code) {
      const { account, about } = readLetterCode(code)
      return findLetter(account, about)?.to ?? null
    },
    dayOf: (moment) => localDate(moment, tools.timeZone()),
    onDeleted: async () => {},
    now,
    log,
    everyMs: lookEveryMs,
  })

  /** Readers of two districts have the same numbers, and a host may have several districts. */
  const idOf = (about: string, { id }: Account) => {
    const { hostname, pathname } = new URL(tools.origin)
    const district = pathname.replace(/\/$/, '').replaceAll('/', '.')
    return `<${about.replaceAll(':', '-')}-${id}${district}@${hostname}>`
  }

  const findMatters = () => [
    ...findPublication(),
    ...findBackup(),
    ...findWorse(),
    ...findCalendar(),
    ...findDay(),
    ...findMonth(),
  ]

  /** Queues letters about new items, and drops those about items that are no longer waiting. */
  function queueNew(): void {
    const matters = findMatters()
    store.keepOnly(matters.map(({ about }) => about))
    for (const { about, readers, isDue, onQueued } of matters) {
      if (!isDue) continue
      for (const { id } of readers) store.add(id, about, now().getTime())
      onQueued?.()
    }
  }

  /** @returns null when the matter is over, or the account no longer reads of it */
  function findLetter(account: number, about: string): { to: string; write(): Letter } | null {
    const matter = findMatters().find((each) => each.about === about)
    const reader = matter?.readers.find(({ id }) => id === account)
    return matter && reader ? { to: reader.email, write: () => matter.write(reader) } : null
  }

  function findPublication(): Matter[] {
    const open = tools.openPublication()
    if (open?.state !== 'waiting') return []
    const write = (reader: Account) => writePublication(open, reader)
    return [{ about: `publication:${open.id}`, readers: findReaders(open), isDue: true, write }]
  }

  /** One letter to each admin, until a backup works again. */
  function findBackup(): Matter[] {
    const trouble = tools.backupTrouble()
    if (!trouble) return []
    const readers = tools.accounts().filter(({ role, active }) => role === 'admin' && active)
    const about = `backup:${trouble.since?.toISOString() ?? 'never'}`
    return [{ about, readers, isDue: true, write: (reader) => writeBackup(about, trouble.words, reader) }]
  }

  /** One letter to each admin, until a night is good again. */
  function findWorse(): Matter[] {
    const open = tools.openDrop()
    if (!open) return []
    const readers = tools.accounts().filter(({ role, active }) => role === 'admin' && active)
    const about = `shopper:${open.night.drop!.since}`
    return [{ about, readers, isDue: true, write: (reader) => writeWorse(about, open, reader) }]
  }

  /** One letter to each admin 60 days ahead, and one when it has ended. */
  function findCalendar(): Matter[] {
    const end = tools.calendarEnd()
    if (!end) return []
    const readers = tools.accounts().filter(({ role, active }) => role === 'admin' && active)
    const about = `calendar-${end.isPast ? 'ended' : 'ends'}:${end.date}`
    return [{ about, readers, isDue: true, write: (reader) => writeCalendar(about, end, reader) }]
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

  /** The month's letter, once: who asks for it later gets the next one. */
  function findMonth(): Matter[] {
    const due = tools.monthlyLetter.due()
    if (!due) return []
    const readers = tools
      .accounts()
      .filter((each) => each.monthlyLetter && each.active && mayAct(each.role, 'viewer'))
    const last = readMoment(tools.database, monthKey)
    const isQueued = last !== null && localDate(last, tools.timeZone()).startsWith(due.month)
    const onQueued = () => noteMoment(tools.database, monthKey, now())
    const write = (reader: Account) => writeMonth(due, reader)
    return [{ about: `month:${due.month}`, readers, isDue: !isQueued, write, onQueued }]
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

  const speechFor = ({ lang }: Account) =>
    tools.language.speech(tools.language.nearest(lang ?? tools.staffLanguage()))

  /** Without the publisher's note, which may repeat a family's words. */
  function writePublication({ id, requestedBy }: Publication, reader: Account): Letter {
    const { t, code } = speechFor(reader)
    const { shortName: district } = tools.districtCard(code)
    const link = `${tools.origin}${editorPath('publish', code)}`
    return {
      subject: t('letters.publicationSubject', { district }),
      text: t('letters.publicationText', { district, link, by: requestedBy ?? '' }),
      messageId: idOf(`publication-${id}`, reader),
    }
  }

  function writeBackup(about: string, { key, values }: Wording, reader: Account): Letter {
    const { t, code } = speechFor(reader)
    const { shortName: district } = tools.districtCard(code)
    const link = `${tools.origin}${backupPaths.list(code)}`
    return {
      subject: t('letters.backupSubject', { district }),
      text: t('letters.backupText', { district, link, trouble: t(key, values) }),
      messageId: idOf(about, reader),
    }
  }

  /** Without publishers' notes and the words of questions, which may be a family's. */
  function writeWorse(about: string, { night, causes }: OpenDrop, reader: Account): Letter {
    const speech = speechFor(reader)
    const { t, code } = speech
    const { shortName: district } = tools.districtCard(code)
    const { since, lost, dangers } = night.drop!
    const named = [
      ...causes.publications.map(({ by, revision }) =>
        t('letters.shopperPublished', { by: by ?? t('shopper.service'), revision }),
      ),
      ...causes.changes.map(({ by, kind }) =>
        t('letters.shopperChanged', { by, kind: t(`recordKind.${kind}` as WordKey) }),
      ),
    ]
    return {
      subject: t('letters.shopperSubject', { district }),
      text: t('letters.shopperText', {
        ...{ since: speech.date(since, 'year'), lost: lost.length, dangers: dangers.length },
        causes: named.join('\n') || t('letters.shopperNoCause'),
        link: `${tools.origin}${shopperPaths.nights(code)}`,
      }),
      messageId: idOf(about, reader),
    }
  }

  function writeCalendar(about: string, { date, isPast }: CalendarEnd, reader: Account): Letter {
    const speech = speechFor(reader)
    const { t, code } = speech
    const { shortName: district } = tools.districtCard(code)
    const values = { district, date: speech.date(date, 'year') }
    return {
      subject: t(isPast ? 'letters.calendarEndedSubject' : 'letters.calendarEndsSubject', values),
      text: t(isPast ? 'letters.calendarEndedText' : 'letters.calendarEndsText', {
        ...values,
        link: `${tools.origin}${setupPaths.calendar(code)}`,
      }),
      messageId: idOf(about, reader),
    }
  }

  /** A count only: nothing about the waiting items. */
  function writeDay(date: string, reader: Account): Letter {
    const { t, code } = speechFor(reader)
    const { shortName: district } = tools.districtCard(code)
    const count = tools.countFor(reader)
    const link = `${tools.origin}${editorPath('toDo', code)}`
    const off = `${tools.origin}${paths.stopLetters(tools.stopTokenOf(reader), code)}`
    return {
      subject: t('letters.daySubject', { count, district }),
      text: t('letters.dayText', { count, district, link, off }),
      unsubscribe: off,
      messageId: idOf(`day-${date}`, reader),
    }
  }

  function writeMonth(due: DueLetters, reader: Account): Letter {
    const speech = speechFor(reader)
    const stop = `${tools.origin}${paths.stopLetters(tools.stopTokenOf(reader), speech.code, 'monthly')}`
    const parts = {
      ...{ letter: tools.monthlyLetter, names: tools.names(), origin: tools.origin, stop },
      district: tools.districtCard(speech.code).shortName,
      today: localDate(now(), tools.timeZone()),
    }
    return {
      ...writeLetterMail(due, parts, speech),
      unsubscribe: stop,
      messageId: idOf(`month-${due.month}`, reader),
    }
  }

  tools.jobs?.plan(() => {
    if (queue.hasWaiting()) return now()
    const { date, minute } = localClock(now(), tools.timeZone())
    return momentAt(minute < morning.from ? date : addDays(date, 1), morning.from, tools.timeZone())
  })

  const looking = createDailyJob(async () => queueNew(), {
    log,
    fault: 'The letters to staff cannot be read or written',
    every: lookEveryMs,
    again: lookEveryMs,
  })

  return {
    start() {
      void looking.start()
      queue.start()
    },
    sendDue() {
      queueNew()
      return queue.drain()
    },
    async stop() {
      await Promise.all([looking.stop(), queue.stop()])
    },
  }
}
