import { type OpenLetter, placeName } from '../../content/contact-letters/contact-letters.js'
import type { RecordCells } from '../../content/records/record-cells.js'
import { createRecordNames } from '../../content/records/record-names.js'
import type { StoredRecord } from '../../content/records/record-store.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { paths } from '../../paths/paths.js'
import type { RowFault } from '../../platform/files/row-fault.js'
import type { Speech } from '../../platform/language/language.js'
import type { DistrictCard } from '../../platform/web/district-card.js'
import type { Page } from '../../platform/web/pages.js'
import { sayFault } from '../directory/say-fault.js'

export const maxReplyNote = 500

/** A reply as typed. */
export interface ReplyForm {
  /** Contact id. */
  contact: string
  phone: string
  ext: string
  hours: string
  note: string
  /** Post id; empty for no absence. */
  away: string
  awayFrom: string
  awayUntil: string
  standIn: string
}

/** Why a reply was not taken; faults of the contact's fields, or one of the form. */
export type ContactLetterProblem = RowFault[] | 'same' | 'noteLong'

export interface ContactLetterSources {
  opened: OpenLetter
  csrf: string
  action: string
  /** The action just done, from the address. */
  said: string
  refused: { form: ReplyForm; problem: ContactLetterProblem } | null
  directory: DirectorySnapshot
  card: DistrictCard
}

const effects = ['right', 'sent', 'live', 'gone'] as const

/** The contacts of a mailbox, each with its actions. */
export function presentContactLetter(sources: ContactLetterSources, speech: Speech): Page {
  const { opened, csrf, action, said, refused, card } = sources
  const { t } = speech
  const effect = effects.find((each) => each === said)
  const contacts = opened.contacts.map((each) => presentContact(each, sources, speech))
  const problems = contacts.flatMap(({ problems }) => problems)
  const isDone = contacts.every(({ isAnswered }) => isAnswered)
  const model = {
    title: t(isDone ? 'contactLetter.doneTitle' : 'contactLetter.title'),
    lead: t(isDone ? 'contactLetter.doneLead' : 'contactLetter.lead', { district: card.name }),
    csrf,
    action,
    said: effect && !refused ? t(`contactLetter.said.${effect}`) : null,
    isGood: effect !== 'gone',
    problems: problems.length > 0 ? problems : null,
    contacts,
    ...wayOn(card),
  }
  return { view: 'staff/contact-letters/contact-letter', status: refused ? 422 : 200, model }
}

/** One page for expired, forged and unknown links, and for contacts that are gone. */
export function presentDeadLetter(card: DistrictCard, { t, code }: Speech): Page {
  const model = { title: t('contactLetter.deadTitle'), home: paths.home(code), ...wayOn(card) }
  return { view: 'staff/contact-letters/dead-letter', status: 410, model }
}

const wayOn = ({ name, phone }: DistrictCard) => ({ district: name, phone })

function presentContact(
  { record: { id, cells }, posts, isAnswered }: OpenLetter['contacts'][number],
  { refused, directory }: ContactLetterSources,
  speech: Speech,
) {
  const { t, code } = speech
  const form = refused?.form.contact === String(id) && !isAnswered ? refused.form : null
  const problem = form && refused ? refused.problem : null
  const fault = (field: 'phone' | 'ext' | 'hours') => {
    const found = Array.isArray(problem) ? problem.find(({ column }) => column === field) : null
    return found ? sayFault(found, 'contacts', t(`contactLetter.${field}`), speech) : null
  }
  const others = Array.isArray(problem)
    ? problem.filter(({ column }) => !fieldColumns.includes(column ?? ''))
    : []
  const note =
    typeof problem === 'string'
      ? t(`contactLetter.fault.${problem}`)
      : (others.map(({ key, values }) => t(key, values))[0] ?? null)
  const awayFault = (column: 'away_from' | 'away_until') => {
    const found = Array.isArray(problem) ? problem.find((each) => each.column === column) : null
    return found ? sayFault(found, 'posts', t(`record.posts.${column}`), speech) : null
  }
  const faults = {
    ...{ phone: fault('phone'), ext: fault('ext'), hours: fault('hours') },
    ...{ awayFrom: awayFault('away_from'), awayUntil: awayFault('away_until'), note },
  }
  const idOf = (field: string) => `${field}-${id}`
  const problems = Object.entries(faults).flatMap(([field, message]) =>
    message ? [{ href: `#${idOf(field)}`, message }] : [],
  )
  const field = (name: 'phone' | 'ext' | 'hours', value: string, hint: string | null = null) => ({
    ...{ name, id: idOf(name), label: t(`contactLetter.${name}`), value, hint, fault: faults[name] },
  })
  return {
    id,
    name: placeName(cells, directory, code),
    phone: cells.phone ?? '',
    ext: cells.ext || null,
    hours: speech.hours(cells.hours ?? ''),
    isAnswered,
    isOpen: form !== null,
    fields: [
      field('phone', form?.phone ?? shownPhone(cells, speech)),
      field('ext', form?.ext ?? cells.ext ?? ''),
      field('hours', form?.hours ?? shownHours(cells, speech), t('contactLetter.hoursHint')),
    ],
    absence: presentAbsence(posts, form, { idOf, faults, directory, speech }),
    note: { id: idOf('note'), value: form?.note ?? '', fault: faults.note },
    problems,
  }
}

/** Who is away, from when to when, and who stands in; null without people whom families see. */
function presentAbsence(
  posts: readonly StoredRecord[],
  form: ReplyForm | null,
  { idOf, faults, directory, speech }: AbsenceMoment,
) {
  const { t } = speech
  const isShown = ({ cells }: StoredRecord) => directory.whole.person(cells.person ?? '')?.public === true
  const names = createRecordNames(directory.whole, speech)
  const shown = posts.filter(isShown)
  if (shown.length === 0) return null
  const options = (list: { value: string; label: string }[], none: string, chosen: string) =>
    [{ value: '', label: none }, ...list].map((each) => ({ ...each, chosen: each.value === chosen }))
  const people = [...new Set(shown.map(({ cells }) => cells.person ?? ''))]
  const label = ({ cells }: StoredRecord) =>
    [names.person(cells.person ?? ''), cells[`duty_${speech.code}`] || cells.duty_en]
      .filter(Boolean)
      .join(', ')
  const date = (name: 'awayFrom' | 'awayUntil', column: 'away_from' | 'away_until') => ({
    name,
    id: idOf(name),
    label: t(`record.posts.${column}`),
    value: form?.[name] ?? '',
    fault: faults[name],
  })
  return {
    away: {
      id: idOf('away'),
      options: options(
        shown.map((post) => ({ value: String(post.id), label: label(post) })),
        t('contactLetter.awayNobody'),
        form?.away ?? '',
      ),
    },
    dates: [date('awayFrom', 'away_from'), date('awayUntil', 'away_until')],
    standIn: {
      id: idOf('standIn'),
      options: options(
        people.map((value) => ({ value, label: names.person(value) })),
        t('records.backupNone'),
        form?.standIn ?? '',
      ),
    },
  }
}

interface AbsenceMoment {
  idOf(field: string): string
  faults: Record<'awayFrom' | 'awayUntil', string | null>
  directory: DirectorySnapshot
  speech: Speech
}

/** Columns whose faults stand at their fields; others stand at the note. */
const fieldColumns = ['phone', 'ext', 'hours', 'away_from', 'away_until']

/** A phone number as the form shows it. */
export const shownPhone = ({ phone = '' }: RecordCells, speech: Speech) => speech.phone(phone)

/** Hours as the form shows them. */
export const shownHours = ({ hours = '' }: RecordCells, speech: Speech) => speech.hours(hours).join('; ')
