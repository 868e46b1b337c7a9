import { clearChoices } from '../../answering/cards/clear-choices.js'
import { personAsked } from '../../answering/cards/present-entry.js'
import { paths } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import type { AnswerSources } from './answer-sources.js'
import { presentAnswerModel } from './present-answer-model.js'
import { presentChoices } from './present-choices.js'

/** A question with two or three offices, or the topics of a whole field. */
export function presentChoose(sources: AnswerSources): Page {
  const { answer, speech } = sources
  if (answer.nearTopics.length > 0) return presentVague(sources)
  const entries = clearChoices(answer.entries)
  const people = entries.flatMap((entry) => personAsked(answer, entry) ?? [])
  const question =
    people.length === entries.length
      ? speech.t('choose.people')
      : headingOf(entries.length < answer.entries.length ? null : answer.question, speech)
  const model = {
    ...presentAnswerModel(sources, question, null),
    choices: presentChoices(entries, sources),
    topics: null,
  }
  return { view: 'public/ask/choose', model }
}

/** One or two words that name a whole field: asks which of its topics is meant. */
function presentVague(sources: AnswerSources): Page {
  const { answer, speech } = sources
  const school = answer.school?.slug ?? null
  const model = {
    ...presentAnswerModel(sources, speech.t('choose.vague'), null),
    choices: null,
    topics: answer.nearTopics.map(({ slug, title }) => ({
      title,
      href: paths.topic(slug, speech.code, { school }),
    })),
  }
  return { view: 'public/ask/choose', model }
}

/** The longest question that reads at a glance, in characters; the choices say the rest. */
const maxHeadingLength = 90

function headingOf(question: string | null, speech: Speech): string {
  return question !== null && question.length <= maxHeadingLength ? question : speech.t('choose.title')
}
