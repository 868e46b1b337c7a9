import type { AnswerSchool } from '../../directory/contacts/resolved-contact.js'
import { schoolLevels } from '../../directory/model/topic.js'
import type { Speech } from '../../platform/language/language.js'

/** A school list grouped for a select. */
export interface SchoolGroup {
  label: string
  schools: { slug: string; name: string; chosen: boolean }[]
}

/** The schools by level, with the chosen one marked. */
export function groupSchools(schools: AnswerSchool[], chosen: string, speech: Speech): SchoolGroup[] {
  return schoolLevels.map((level) => ({
    label: speech.t(`home.${level}`),
    schools: schools
      .filter((school) => school.level === level)
      .map(({ slug, name }) => ({ slug, name, chosen: slug === chosen })),
  }))
}
