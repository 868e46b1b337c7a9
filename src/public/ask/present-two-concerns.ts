import { tidyText } from '../../platform/text/tidy-text.js'
import type { Page } from '../../platform/web/pages.js'
import type { AnswerSources } from './answer-sources.js'
import { presentAnswerModel, presentFeedback, presentSchoolForm } from './present-answer-model.js'
import { presentChoice } from './present-choices.js'

/** Two concerns in one message: whom to ask for each, quoting the words to the browser that typed them. */
export function presentTwoConcerns(sources: AnswerSources, parts: { from: number; to: number }[]): Page {
  const { answer, speech, typedText } = sources
  const typed = typedText === null ? null : tidyText(typedText)
  const best = parts.flatMap((part, i) => {
    const entry = answer.entries.find((candidate) => candidate.part === i)
    const words = typed?.slice(part.from, part.to).trim()
    const about = words ? speech.t('choose.quoted', { title: words }) : (entry?.topic?.title ?? null)
    return entry ? [{ entry, about }] : []
  })
  const unplaced = best.find(({ entry }) => entry.contact === null)?.entry
  const model = {
    ...presentAnswerModel(sources, speech.t('two.title'), null),
    feedback: presentFeedback(
      sources,
      best.map(({ entry }) => entry),
    ),
    two: best.map(({ entry, about }) => ({ ...presentChoice(entry, sources, true), about })),
    schoolForm: unplaced ? { ...presentSchoolForm(sources, unplaced), office: null } : null,
  }
  return { view: 'public/ask/two', model }
}
