import { presentWrongNumber } from '../../answering/cards/present-wrong-number.js'
import { wasSkipped } from '../../answering/cards/useful-others.js'
import type { Page } from '../../platform/web/pages.js'
import type { AnswerSources } from './answer-sources.js'
import { presentAnswerModel } from './present-answer-model.js'
import { presentChoices } from './present-choices.js'

/** The page after "not the right person": the next contact to ask, and a person to call now. */
export function presentOthers(sources: AnswerSources): Page {
  const { answer } = sources
  const wrong = sources.office ?? answer.entries[0]?.key
  const next = answer.entries.filter((entry) => entry.key !== wrong && !wasSkipped(entry, answer)).slice(0, 3)
  const title = sources.speech.t('others.title')
  const model = {
    ...presentAnswerModel(sources, title, null),
    choices: next.length > 0 ? presentChoices(next, sources) : null,
    districtNumber: presentWrongNumber({ office: null, school: null }),
  }
  const { askedIn: parentLanguage, school } = answer
  const at = { school: school?.slug ?? null, briefToday: true }
  return { view: 'public/ask/others', model, ...at, parentLanguage }
}
