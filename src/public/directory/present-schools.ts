import { addressOf, type School } from '../../directory/model/school.js'
import { schoolLevels } from '../../directory/model/topic.js'
import type { PageMoment } from '../../directory/page-moment.js'
import { paths } from '../../paths/paths.js'
import type { Page } from '../../platform/web/pages.js'

/** A school in a list. */
export interface SchoolRow {
  name: string
  href: string
  grades: string
  address: string
  phone: string
}

/** Every school, by level. */
export function presentSchools({ directory, speech }: PageMoment): Page {
  const rowOf = (school: School): SchoolRow => ({
    name: school.name,
    href: paths.school(school.slug, speech.code),
    grades: speech.t('schools.grades', { grades: gradesText(school.grades) }),
    address: addressOf(school),
    phone: school.phone,
  })
  const groups = schoolLevels.map((level) => ({
    title: speech.t(`schools.${level}`),
    schools: directory.schools.filter((school) => school.level === level).map(rowOf),
  }))
  const model: SchoolsModel = {
    title: speech.t('schools.title'),
    home: paths.home(speech.code),
    groups: groups.filter(({ schools }) => schools.length > 0),
  }
  const description = speech.t('schools.description', { district: directory.district.shortName })
  return { view: 'public/directory/schools', model, description, index: true }
}

interface SchoolsModel {
  title: string
  home: string
  groups: { title: string; schools: SchoolRow[] }[]
}

/** `K-5` → K–5 */
export function gradesText(grades: string): string {
  return grades.replaceAll('-', '–').replaceAll(',', ', ')
}
