import { type Contact, roomIn } from '../../directory/model/contact.js'
import { inLanguage } from '../../directory/model/in-language.js'
import { personName } from '../../directory/model/person.js'
import type { PageMoment } from '../../directory/page-moment.js'
import { offsetText } from '../../directory/time/local-time.js'
import { hoursByWeekday } from '../../directory/time/opening-hours.js'
import type { HsdsIds } from './hsds-ids.js'
import type { HsdsTables } from './hsds-schemas.js'

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** The rows of an office at a place. */
export type ContactRows = Pick<
  HsdsTables,
  'service_at_locations' | 'phones' | 'schedules' | 'contacts' | 'languages'
>

/**
 * An office at a place in HSDS terms: a service at a location, with phones, hours, people and languages.
 * @param offset of the district's clock from UTC, in hours
 */
export function exportContact(
  contact: Contact,
  offset: number,
  ids: HsdsIds,
  moment: PageMoment,
): ContactRows {
  const at = { service_at_location_id: ids('contact', contact.id) }
  const room = roomIn(contact, moment.directory, moment.speech.code)
  const voice = {
    id: ids('phone', contact.id),
    ...at,
    number: contact.phone,
    type: 'voice' as const,
    ...extensionOf(contact),
  }
  const text = contact.sms
    ? [{ id: ids('sms', contact.id), ...at, number: contact.sms, type: 'text' as const }]
    : []
  return {
    service_at_locations: [
      {
        id: at.service_at_location_id,
        service_id: ids('office', contact.office),
        location_id: ids('place', contact.school ?? ''),
        ...(room ? { description: room.text } : {}),
      },
    ],
    phones: [voice, ...text],
    schedules: exportHours(contact, offset, ids, moment),
    contacts: exportPeople(contact, ids, moment),
    languages: contact.languages.map((code) => ({
      id: ids('phone-language', contact.id, code),
      phone_id: voice.id,
      name: moment.speech.languageName(code),
      code,
    })),
  }
}

/** HSDS requires numeric extensions; others go into the description. */
function extensionOf({ ext }: Contact) {
  if (!ext) return {}
  return /^[1-9]\d{0,8}$/.test(ext) ? { extension: Number(ext) } : { description: `ext. ${ext}` }
}

/** One row per span of hours, with its days. */
function exportHours(
  contact: Contact,
  offset: number,
  ids: HsdsIds,
  { directory }: PageMoment,
): HsdsTables['schedules'] {
  const { timeZone } = directory.district
  const days = new Map<string, string[]>()
  for (const { weekday, spans } of hoursByWeekday(contact.hours))
    for (const { from, to } of spans) {
      // HSDS has no 24:00.
      const span = `${from} ${to === '24:00' ? '23:59' : to}`
      days.set(span, [...(days.get(span) ?? []), weekdays[weekday] ?? ''])
    }
  return [...days].map(([span, byday]) => {
    const [from, to] = span.split(' ')
    return {
      id: ids('hours', contact.id, span),
      service_at_location_id: ids('contact', contact.id),
      freq: 'WEEKLY',
      byday: byday.join(','),
      opens_at: `${from}${offsetText(offset)}`,
      closes_at: `${to}${offsetText(offset)}`,
      timezone: offset,
      notes: `School days, time of ${timeZone}`,
    }
  })
}

/** The office with its mailbox, then its public people without addresses of their own. */
function exportPeople(
  contact: Contact,
  ids: HsdsIds,
  { directory, speech }: PageMoment,
): HsdsTables['contacts'] {
  const words = directory.office(contact.office)?.words
  const department = words ? inLanguage(words, speech.code).name : contact.office
  const at = { service_at_location_id: ids('contact', contact.id), department }
  const staff = new Set(directory.postsOf(contact).map(({ person }) => person))
  const shown = [...staff].filter((person) => person.public)
  return [
    {
      id: ids('mailbox', contact.id),
      ...at,
      name: department,
      ...(contact.email ? { email: contact.email } : {}),
    },
    ...shown.map((person) => ({
      id: ids('person', contact.id, person.slug),
      ...at,
      name: personName(person),
      title: inLanguage(directory.translations.text('job-title', person.title), speech.code),
    })),
  ]
}
