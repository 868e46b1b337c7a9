import type { Answer, AnswerEntry } from '../../answering/answer.js'
import { type EntryCard, personAsked, presentEntry } from '../../answering/cards/present-entry.js'
import type { WrongNumberButton } from '../../answering/cards/present-wrong-number.js'
import { paths } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { AnswerSources } from './answer-sources.js'

/** An alternative office. */
export interface EntryChoice {
  card: EntryCard
  /** Distinguishes it: the topic, else the person or the office. */
  heading: string
  /** Null when the heading is the office. */
  office: string | null
  what: string
  /** Its own page; null if the answer could not be stored. */
  href: string | null
  /** Null where an earlier choice has the same number. */
  wrongNumber: WrongNumberButton | null
}

/** Two offices of one topic are told apart by name, not by the topic. */
export function presentChoices(entries: readonly AnswerEntry[], sources: AnswerSources): EntryChoice[] {
  const kinds = new Set(entries.map(({ topic, office }) => topic?.slug ?? office))
  return onceEach(entries.map((entry) => presentChoice(entry, sources, kinds.size < entries.length)))
}

/** One button for each number. */
export function onceEach<Choice extends Pick<EntryChoice, 'wrongNumber'>>(
  choices: readonly Choice[],
): Choice[] {
  const ids = choices.map(({ wrongNumber }) => wrongNumber?.id)
  return choices.map((choice, i) =>
    ids.indexOf(choice.wrongNumber?.id) < i ? { ...choice, wrongNumber: null } : choice,
  )
}

/** @param byOffice the topic does not distinguish it */
export function presentChoice(entry: AnswerEntry, sources: AnswerSources, byOffice: boolean): EntryChoice {
  const { answer, speech } = sources
  const card = presentEntry(entry, sources)
  const person = personAsked(answer, entry)
  const heading = person ?? (byOffice ? null : card.topicTitle) ?? card.name
  return {
    card,
    heading,
    office: heading === card.name ? null : card.name,
    what: card.contact?.person && person ? card.contact.person.title : whatItDoes(card, byOffice),
    href: hrefOf(entry, answer, speech),
    wrongNumber: card.contact?.wrongNumber ?? null,
  }
}

function hrefOf(entry: AnswerEntry, { code, school }: Answer, speech: Speech): string | null {
  if (code === null) return null
  const view = { office: entry.key, school: (entry.school ?? school)?.slug ?? null }
  return paths.answer(code, speech.code, view)
}

function whatItDoes({ summary, answersFor }: EntryCard, byOffice: boolean): string {
  return byOffice ? answersFor : (summary ?? answersFor)
}
