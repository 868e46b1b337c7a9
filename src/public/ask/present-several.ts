import { firstOfEach } from '../../answering/cards/first-of-each.js'
import type { OpenInstead } from '../../answering/cards/open-instead.js'
import { tidyText } from '../../platform/text/tidy-text.js'
import type { Page } from '../../platform/web/pages.js'
import type { AnswerSources } from './answer-sources.js'
import { presentAnswerModel, presentFeedback, presentSchoolForm } from './present-answer-model.js'
import { presentAnswerWays } from './present-answer-ways.js'
import { type EntryChoice, onceEach, presentChoice } from './present-choices.js'

/** Several concerns in one message: a contact for each, quoting the words to the browser that typed them. */
export function presentSeveral(sources: AnswerSources, parts: { from: number; to: number }[]): Page {
  const { answer, speech, typedText } = sources
  const typed = typedText === null ? null : tidyText(typedText)
  const best = firstOfEach(answer).map((entry) => {
    const { from, to } = parts[entry.part ?? 0]!
    const words = typed?.slice(from, to).trim()
    return {
      entry,
      about: words ? speech.t('choose.quoted', { title: words }) : (entry.topic?.title ?? null),
    }
  })
  const unplaced = best.find(({ entry }) => entry.contact === null)?.entry
  const several = onceEach(
    best.map(({ entry, about }) => ({
      ...presentChoice(entry, sources, true),
      about,
      ways: presentAnswerWays(entry, sources),
    })),
  )
  const model = {
    ...presentAnswerModel(sources, speech.t(best.length > 2 ? 'several.three' : 'several.two'), null),
    feedback: presentFeedback(
      sources,
      best.map(({ entry }) => entry),
    ),
    several,
    instead: insteadOfAll(several),
    schoolForm: unplaced ? { ...presentSchoolForm(sources, unplaced), office: null } : null,
  }
  return { view: 'public/ask/several', model }
}

/** The number that answers while two offices or more are closed: below all cards once, not on each. */
function insteadOfAll(several: readonly EntryChoice[]): OpenInstead | null {
  const numbers = several.flatMap(({ card }) => card.contact?.instead ?? [])
  return numbers.length > 1 ? numbers[0]! : null
}
