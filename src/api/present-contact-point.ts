import { type Contact, listItems, roomIn } from '../directory/model/contact.js'
import { inLanguage } from '../directory/model/in-language.js'
import { personName } from '../directory/model/person.js'
import type { PageMoment } from '../directory/page-moment.js'
import { paths } from '../paths/paths.js'
import type { ApiContactPoint } from './api-schemas.js'

/** An office at a place for the API: no staff-only data, and only public people. */
export function presentContactPoint(
  contact: Contact,
  { directory, speech, origin }: PageMoment,
): ApiContactPoint {
  const words = directory.office(contact.office)?.words
  const staff = new Set(directory.postsOf(contact).map(({ person }) => person))
  const page =
    contact.school === null
      ? paths.office(contact.office, speech.code)
      : paths.contact(contact.office, contact.school, speech.code)
  return {
    office: contact.office,
    name: words ? inLanguage(words, speech.code).name : contact.office,
    school: contact.school,
    phone: contact.phone,
    ext: contact.ext,
    sms: contact.sms,
    email: contact.email,
    room: roomIn(contact, directory, speech.code)?.text ?? null,
    hours: contact.hours,
    languages: contact.languages,
    reply_days: contact.replyDays,
    bring: listItems(inLanguage(contact.bring, speech.code)),
    people: [...staff]
      .filter((person) => person.public)
      .map((person) => ({ slug: person.slug, name: personName(person) })),
    checked: contact.checkedOn,
    page: origin + page,
  }
}
