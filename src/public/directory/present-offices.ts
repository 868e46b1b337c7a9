import { type Marked, markedIn } from '../../directory/model/in-language.js'
import { answersForText, type Office } from '../../directory/model/office.js'
import type { PageMoment } from '../../directory/page-moment.js'
import { paths } from '../../paths/paths.js'
import type { Page } from '../../platform/web/pages.js'

/** An office in a list. */
export interface OfficeRow {
  name: Marked
  answersFor: Marked
  href: string
  /** Null for a school office. */
  call: { phone: string; ext: string | null } | null
}

/** Every office, the district's first, with its duties. */
export function presentOffices({ directory, speech }: PageMoment): Page {
  const rowOf = (office: Office): OfficeRow => {
    const contact = directory.contactAt(office.id, null)
    return { ...officeRow(office, speech.code), call: contact && { phone: contact.phone, ext: contact.ext } }
  }
  const group = (level: Office['level']) =>
    directory.ownOffices.filter((office) => office.level === level).map(rowOf)
  const model: OfficesModel = {
    title: speech.t('offices.title'),
    home: paths.home(speech.code),
    groups: [
      {
        id: 'district-offices',
        title: speech.t('offices.districtGroup'),
        lead: speech.t('offices.districtLead'),
        offices: group('district'),
      },
      {
        id: 'school-offices',
        title: speech.t('offices.schoolGroup'),
        lead: speech.t('offices.schoolLead'),
        offices: group('school'),
      },
    ].filter(({ offices }) => offices.length > 0),
  }
  const description = speech.t('offices.description', { district: directory.district.shortName })
  return { view: 'public/directory/offices', model, description, index: true }
}

interface OfficesModel {
  title: string
  home: string
  groups: { id: string; title: string; lead: string; offices: OfficeRow[] }[]
}

/** An office's name and duties. */
export function officeRow({ id, words }: Office, language: string): Omit<OfficeRow, 'call'> {
  return {
    name: markedIn(words, language, ({ name }) => name),
    answersFor: markedIn(words, language, ({ answersFor }) => answersForText(answersFor)),
    href: paths.office(id, language),
  }
}
