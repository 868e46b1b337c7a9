import { inLanguage } from '../directory/model/in-language.js'
import type { Office } from '../directory/model/office.js'
import type { PageMoment } from '../directory/page-moment.js'
import { paths } from '../paths/paths.js'
import type { ApiOffice } from './api-schemas.js'
import { presentContactPoint } from './present-contact-point.js'
import { presentLinks } from './present-links.js'

/** An office, with every place where it exists. */
export function presentApiOffice({ id, level, words }: Office, moment: PageMoment): ApiOffice {
  const { directory, speech, origin } = moment
  const { name, answersFor } = inLanguage(words, speech.code)
  return {
    id,
    name,
    answers_for: answersFor,
    level,
    links: presentLinks({ office: id }, moment),
    contacts: directory.contacts
      .filter(({ office }) => office === id)
      .map((contact) => presentContactPoint(contact, moment)),
    page: origin + paths.office(id, speech.code),
  }
}
