import type { AnswerSchool } from '../concerns/answer.js'
import { groupSchools } from '../concerns/present-home.js'
import type { Speech } from '../language/language.js'
import { paths } from '../paths.js'
import type { Page } from '../web/pages.js'

/** The box alone. @param school slug of the school to choose ahead; one that is not known chooses none */
export function presentBox(schools: AnswerSchool[], school: string, speech: Speech): Page {
  const model = {
    title: speech.t('embed.title'),
    action: paths.ask(speech.code),
    helpNow: paths.helpNow(speech.code),
    schoolGroups: groupSchools(schools, school, speech),
  }
  return { view: 'embed/box', model }
}
