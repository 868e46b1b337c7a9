import { homeTopics } from '../../answering/asked-by-label.js'
import { type EmergencyPanel, presentEmergency } from '../../answering/cards/present-emergency.js'
import { groupSchools, type SchoolGroup } from '../../answering/cards/school-options.js'
import { maxSuggestions } from '../../answering/suggest-topics.js'
import type { AnswerSchool, Emergency } from '../../directory/contacts/resolved-contact.js'
import { fixedRoutes, paths } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { FieldProblem } from '../../platform/web/errors.js'
import type { Page } from '../../platform/web/pages.js'

/** The form's fields. */
export interface HomeForm {
  concern: string
  /** Slug of the chosen school; empty for none. */
  school: string
  problems: FieldProblem[]
  /** Emergency help for the typed text; null for none. */
  emergency: Emergency | null
}

/** The home page: the question, the box, the topics. With problems it is the 422 page. */
export function presentHome(form: HomeForm, schools: AnswerSchool[], speech: Speech): Page {
  const summary = form.problems.map((problem) => presentProblem(problem, speech))
  const words = (field: string) => summary.find((problem) => problem.field === field)?.message ?? null
  const model: HomeModel = {
    title: speech.t('home.title'),
    action: paths.ask(speech.code),
    helpNow: paths.helpNow(speech.code),
    concern: form.concern,
    suggest: presentSuggest(speech),
    problems: summary.length > 0 ? summary : null,
    emergency: presentEmergency(form.emergency, 'now', speech, { answerBelow: false }),
    support: presentEmergency(form.emergency, 'support', speech),
    concernProblem: words('concern'),
    schoolProblem: words('school'),
    schoolGroups: groupSchools(schools, form.school, speech),
    topics: homeTopics.map((topic) => ({
      label: speech.t(`home.topics.${topic}.label`),
      href: paths.askAbout(speech.t(`home.topics.${topic}.ask`), speech.code),
    })),
  }
  return { view: 'public/ask/home', status: summary.length > 0 ? 422 : 200, model }
}

export interface HomeModel {
  title: string
  action: string
  helpNow: string
  concern: string
  suggest: ReturnType<typeof presentSuggest>
  problems: ReturnType<typeof presentProblem>[] | null
  emergency: EmergencyPanel | null
  support: EmergencyPanel | null
  concernProblem: string | null
  schoolProblem: string | null
  schoolGroups: SchoolGroup[]
  topics: { label: string; href: string }[]
}

/** Data for the page's script: the address to ask, and the text for a number of matches. */
function presentSuggest(speech: Speech) {
  const says = Array.from({ length: maxSuggestions }, (_, i) => speech.t('suggest.count', { count: i + 1 }))
  return { action: `${fixedRoutes.api}${fixedRoutes.apiSuggest}`, says: JSON.stringify(['', ...says]) }
}

function presentProblem({ field, key, values }: FieldProblem, speech: Speech) {
  return { field, href: `#${field}`, message: speech.t(key, values) }
}
