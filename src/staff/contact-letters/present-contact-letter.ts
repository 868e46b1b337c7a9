import { type OpenLetter, placeName } from '../../content/contact-letters/contact-letters.js'
import type { RecordCells } from '../../content/records/record-cells.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { paths } from '../../paths/paths.js'
import type { RowFault } from '../../platform/files/row-fault.js'
import type { Speech } from '../../platform/language/language.js'
import type { DistrictCard } from '../../platform/web/district-card.js'
import type { Page } from '../../platform/web/pages.js'

export const maxReplyNote = 500

/** A reply as typed. */
export interface ReplyForm {
  /** Contact id. */
  contact: string
  phone: string
  ext: string
  hours: string
  note: string
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
  { record: { id, cells }, isAnswered }: OpenLetter['contacts'][number],
  { refused, directory }: ContactLetterSources,
  speech: Speech,
) {
  const { t, code } = speech
  const form = refused?.form.contact === String(id) && !isAnswered ? refused.form : null
  const problem = form && refused ? refused.problem : null
  const fault = (field: 'phone' | 'ext' | 'hours') => {
    const found = Array.isArray(problem) ? problem.find(({ column }) => column === field) : null
    return found
      ? t('records.fault', { label: t(`contactLetter.${field}`), reason: t(found.key, found.values) })
      : null
  }
  const others = Array.isArray(problem)
    ? problem.filter(({ column }) => column === null || !['phone', 'ext', 'hours'].includes(column))
    : []
  const note =
    typeof problem === 'string'
      ? t(`contactLetter.fault.${problem}`)
      : (others.map(({ key, values }) => t(key, values))[0] ?? null)
  const faults = { phone: fault('phone'), ext: fault('ext'), hours: fault('hours'), note }
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
    note: { id: idOf('note'), value: form?.note ?? '', fault: faults.note },
    problems,
  }
}

/** A phone number as the form shows it. */
export const shownPhone = ({ phone = '' }: RecordCells, speech: Speech) => speech.phone(phone)

/** Hours as the form shows them. */
export const shownHours = ({ hours = '' }: RecordCells, speech: Speech) => speech.hours(hours).join('; ')
