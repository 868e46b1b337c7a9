import { groupSchools } from '../../answering/cards/school-options.js'
import type { AnswerSchool } from '../../directory/contacts/resolved-contact.js'
import { paths } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'

/** The box alone. @param school slug of the preselected school; an unknown one selects none */
export function presentBox(schools: AnswerSchool[], school: string, speech: Speech): Page {
  const model = {
    title: speech.t('embed.title'),
    action: paths.ask(speech.code),
    helpNow: paths.helpNow(speech.code),
    schoolGroups: groupSchools(schools, school, speech),
  }
  return { view: 'public/site/box', model }
}
