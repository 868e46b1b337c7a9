import type { Config } from '../../config.js'
import { daysUnchecked } from '../../directory/contacts/days-unchecked.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { inLanguage } from '../../directory/model/in-language.js'
import { addDays, dayMs, localDate } from '../../directory/time/local-time.js'
import { mainLanguage, paths } from '../../paths/paths.js'
import type { RecordEvent } from '../../platform/audit/audit-event.js'
import { groupBy } from '../../platform/database/group-by.js'
import type { Database } from '../../platform/database/open-database.js'
import type { RowFault } from '../../platform/files/row-fault.js'
import type { Language } from '../../platform/language/language.js'
import { wording } from '../../platform/language/wording.js'
import { createMailQueue, type Letter } from '../../platform/mail/mail-queue.js'
import type { Mailer } from '../../platform/mail/send-mail.js'
import { isEqualSecret } from '../../platform/secrets/is-equal-secret.js'
import type { Secrets } from '../../platform/secrets/secrets.js'
import type { Log } from '../../platform/web/log.js'
import { createNightlyJob, type JobTools } from '../nightly-job.js'
import { absenceEdits } from '../records/absence-edits.js'
import type { DirectoryEditor } from '../records/directory-editor.js'
import { cellsOfRow } from '../records/record-cells.js'
import type { StoredRecord } from '../records/record-store.js'
import { askedMailbox } from './asked-mailbox.js'
import { type ContactLetter, createContactLetterStore } from './contact-letter-store.js'

export interface ContactLetterTools {
  config: Pick<Config, 'publicUrl' | 'mailFrom'>
  /** Null while mail is not set up: then nobody is asked. */
  mailer: Mailer | null
  database: Database
  editor: DirectoryEditor
  secrets: Pick<Secrets, 'hash'>
  directory(): DirectorySnapshot
  language: Pick<Language, 'speech' | 'nearest'>
  record: RecordEvent
  now(): Date
  log: Log
  writeLater: JobTools['writeLater']
  jobs?: JobTools['jobs'] | undefined
}

/** The letter behind a link that works. */
export interface OpenLetter {
  letter: ContactLetter
  /** Its contacts at which this mailbox still answers. */
  contacts: { record: StoredRecord; posts: StoredRecord[]; isAnswered: boolean }[]
}

/** A change as typed. */
export interface TypedChange {
  phone: string
  ext: string
  hours: string
  note: string
  /** Id of the post whose holder is away; empty for no absence. */
  away: string
  /** ISO date. */
  awayFrom: string
  /** ISO date, inclusive; empty for an open end. */
  awayUntil: string
  /** Slug of a colleague; empty for none. */
  standIn: string
}

/** The result of a reply. `gone`: the contact was removed, or was answered for before. */
export type ReplyResult = 'right' | 'sent' | 'live' | 'same' | 'gone' | RowFault[]

/** How long a link works, in days. */
const linkDays = 30
/** Replies wait this long on the to-do list, in days. */
export const keepDays = 90
/** From 0 to 23, in the district's time zone: the letters are there when offices open. */
const hour = 6
const sendEveryMs = 60_000

/**
 * Asks whoever answers every 60 days if the contacts there are still right, by a letter with one link, and takes the replies, unless
 * the district turned it off.
 */
export function createContactLetters(tools: ContactLetterTools) {
  const { config, database, editor, secrets, directory, record, now, log } = tools
  const store = createContactLetterStore(database, keepDays * dayMs)
  const timeZone = () => directory().district.timeZone
  const today = () => localDate(now(), timeZone())
  const isOn = () => tools.mailer !== null && config.publicUrl !== null && directory().district.asksContacts

  const queue = createMailQueue({
    store: store.queue,
    send: tools.mailer ?? (async () => ({ state: 'down', code: 'no mail server' })),
    open: ({ code }) => writeLetter(store.find(Number(code))!),
    mailboxOf(code) {
      const letter = isOn() ? store.find(Number(code)) : null
      return letter && waitingIn(letter).length > 0 ? letter.mailbox : null
    },
    dayOf: (moment) => localDate(moment, timeZone()),
    onDeleted: async () => {},
    now,
    log,
    everyMs: sendEveryMs,
  })

  /** Queues a letter to each mailbox with contacts that nobody checked. */
  function askDue(): void {
    if (!isOn()) return
    const at = now().getTime()
    const [askedOn, before] = [today(), addDays(today(), -daysUnchecked)]
    const asked = new Set(
      store
        .since(at - daysUnchecked * dayMs)
        .flatMap(({ mailbox, contacts }) => contacts.map((id) => `${id} ${mailbox}`)),
    )
    const due = directory()
      .contacts.filter(({ checkedOn }) => checkedOn <= before)
      .map((contact) => ({ id: contact.id, mailbox: askedMailbox(contact, directory(), askedOn) ?? '' }))
      .filter(({ id, mailbox }) => mailbox !== '' && !asked.has(`${id} ${mailbox}`))
    store.add(
      [...groupBy(due, (each) => each.mailbox)].map(([mailbox, contacts]) => ({
        ...{ mailbox, askedOn, askedAt: at },
        contacts: contacts.map(({ id }) => id),
      })),
    )
  }

  /** From the database: a reply must show at once. */
  function contactsOf(letter: ContactLetter): OpenLetter['contacts'] {
    const changed = store.changed(letter.id)
    return letter.contacts.flatMap((id) => {
      const found = editor.records.get('contacts', id)
      if (!found) return []
      const posts = editor.records.where('posts', '"office" = ? and "school" = ?', [
        found.cells.office ?? '',
        found.cells.school ?? '',
      ])
      if (![found.cells.email ?? '', ...addressesOf(posts)].some((each) => isSame(each, letter.mailbox)))
        return []
      const isChecked = (found.cells.checked ?? '') >= letter.askedOn
      return [{ record: found, posts, isAnswered: isChecked || changed.includes(id) }]
    })
  }

  const addressesOf = (posts: readonly StoredRecord[]) =>
    posts.map(({ cells }) => editor.records.find('people', { slug: cells.person ?? '' })?.cells.email ?? '')

  const waitingIn = (letter: ContactLetter) => contactsOf(letter).filter(({ isAnswered }) => !isAnswered)

  const signatureOf = ({ id, mailbox, askedAt }: ContactLetter) =>
    secrets.hash(`${id} ${mailbox} ${askedAt}`, 'contact letter')

  const endOf = ({ askedAt }: ContactLetter) => askedAt + linkDays * dayMs

  const tokenOf = (letter: ContactLetter) => `${letter.id}.${signatureOf(letter)}`

  function writeLetter(letter: ContactLetter): Letter {
    const { language } = tools
    const speech = language.speech(
      language.nearest(store.languageOf(letter.mailbox) ?? directory().district.staffLanguage),
    )
    const { name } = directory().district
    const names = waitingIn(letter).map(
      ({ record: { cells } }) => `- ${placeName(cells, directory(), speech.code)}`,
    )
    const link = `${config.publicUrl}${paths.contactCheck(tokenOf(letter), speech.code)}`
    const until = speech.date(localDate(new Date(endOf(letter)), timeZone()), 'long')
    return {
      subject: speech.t('contactLetter.subject', { district: name }),
      text: speech.t('contactLetter.text', { district: name, contacts: names.join('\n'), link, until }),
      // The same on every try, so that a mailbox shows a letter sent twice once.
      messageId: `<contacts-${letter.id}-${letter.askedAt}@${config.mailFrom?.split('@')[1] ?? 'localhost'}>`,
    }
  }

  /** @returns null for a link that is forged or over, or while nobody is asked */
  function open(token: string): OpenLetter | null {
    const [, id = '', signature = ''] = /^(\d{1,9})\.([\w-]{43})$/.exec(token) ?? []
    const letter = id && isOn() ? store.find(Number(id)) : null
    if (!letter || !isEqualSecret(signature, signatureOf(letter)) || now().getTime() >= endOf(letter))
      return null
    return { letter, contacts: contactsOf(letter) }
  }

  const authorOf = ({ mailbox }: ContactLetter) =>
    ({ account: null, who: mailbox, way: 'form', import: null }) as const

  function waitingContact({ letter, contacts }: OpenLetter, contact: string) {
    const found = contacts.find((each) => String(each.record.id) === contact && !each.isAnswered)
    return found ? { letter, record: found.record, posts: found.posts } : null
  }

  /** Stores that a contact is still right. @param from network address */
  function confirm(opened: OpenLetter, contact: string, from: string): ReplyResult {
    const found = waitingContact(opened, contact)
    if (!found) return 'gone'
    const { id } = found.record
    const edit = { kind: 'contacts' as const, id, cells: { checked: today() }, version: null }
    const saved = editor.save(edit, authorOf(found.letter))
    if (saved.result !== 'saved') return 'gone'
    tell('contact-confirmed', id, from)
    return 'right'
  }

  /**
   * Takes a change or an absence: live at once where the district allows it, else for the to-do list. A note is always for
   * the list.
   * @param from network address
   */
  function change(
    opened: OpenLetter,
    contact: string,
    { note, away, awayFrom, awayUntil, standIn, ...typed }: TypedChange,
    from: string,
  ): ReplyResult {
    const found = waitingContact(opened, contact)
    if (!found) return 'gone'
    const { id, cells } = found.record
    const { row, faults } = editor.check({ kind: 'contacts', id, cells: typed })
    if (!row) return faults
    const post = away === '' ? null : (found.posts.find((each) => String(each.id) === away) ?? null)
    if (away !== '' && !post) return 'gone'
    const absence = { away_from: awayFrom, away_until: awayUntil, away_note: '' }
    if (post && awayFrom === '')
      return [{ file: 'posts.csv', line: null, column: 'away_from', ...wording('fault.empty') }]
    const wrong = post ? editor.check({ kind: 'posts', id: post.id, cells: absence }).faults : []
    if (wrong.length > 0) return wrong
    const given = cellsOfRow('contacts', row, [])
    const fields = { phone: given.phone ?? '', ext: given.ext ?? '', hours: given.hours ?? '' }
    const headers = (['phone', 'ext', 'hours'] as const).filter((each) => fields[each] !== cells[each])
    if (headers.length === 0 && note === '' && !post) return 'same'
    const isLive = directory().district.takesContactChanges && (headers.length > 0 || post !== null)
    const result = database.$client
      .transaction((): ReplyResult => {
        const edit = {
          kind: 'contacts' as const,
          id,
          cells: { ...fields, checked: today() },
          version: null,
        }
        const given = { cells: absence, standIn, version: null }
        const edits = [edit, ...(post ? absenceEdits(post, given, editor.records) : [])]
        const saved = isLive ? editor.saveAll(edits, authorOf(found.letter)) : []
        if (saved.some(({ result }) => result.result !== 'saved')) return 'gone'
        if (isLive && note === '') return 'live'
        const waits = isLive || !post ? null : post
        const row = {
          ...{ letter: found.letter.id, contact: id, at: now().getTime(), ...fields, note },
          post: waits?.id ?? null,
          awayFrom: waits && awayFrom,
          awayUntil: (waits && awayUntil) || null,
          standIn: (waits && standIn) || null,
        }
        if (!store.addChange(row)) return 'gone'
        return isLive ? 'live' : 'sent'
      })
      .immediate()
    if (result === 'live') tell('contact-changed-by-letter', id, from, { set: headers })
    if (result === 'sent') tell('contact-change-sent', id, from, { set: headers })
    return result
  }

  function tell(
    what: 'contact-confirmed' | 'contact-changed-by-letter' | 'contact-change-sent',
    contact: number,
    from: string,
    details: Record<string, unknown> = {},
  ): void {
    record({ who: null, what, about: `contacts:${contact}`, from, details })
  }

  tools.jobs?.plan?.(() => (queue.hasWaiting() ? now() : null))
  const asking = createNightlyJob(async () => askDue(), tools, {
    ...{ name: 'contact-letters', hour, timeZone },
    fault: 'Offices could not be asked about their contacts; they are asked in an hour',
  })

  return {
    /** Whether mail and the public address are set up, and the district has not turned it off. */
    isOn,
    askDue,
    queue,
    tokenOf,
    open,
    confirm,
    change,
    start(): void {
      queue.start()
      asking.start()
    },
    async stop(): Promise<void> {
      await Promise.all([asking.stop(), queue.stop()])
    },
  }
}

export type ContactLetters = ReturnType<typeof createContactLetters>

const isSame = (address: string, mailbox: string) => address.toLowerCase() === mailbox

/** "Nurse, Lincoln Elementary" @param cells of a contact */
export function placeName(
  { office = '', school = '' }: Record<string, string>,
  directory: DirectorySnapshot,
  lang = mainLanguage,
): string {
  const { whole } = directory
  const words = whole.office(office)?.words
  const name = words ? inLanguage(words, lang).name : office
  const at = whole.school(school || null)?.name
  return at ? `${name}, ${at}` : name
}
