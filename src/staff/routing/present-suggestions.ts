import type { DraftProgress } from '../../content/rehearsal/draft-runner.js'
import type { Suggestion, SuggestionScore } from '../../content/rehearsal/suggestion.js'
import type { PhrasingDoubt } from '../../content/revisions/find-phrasing-doubts.js'
import type { TopicEntry } from '../../content/revisions/topic-editor-store.js'
import { paths } from '../../paths/paths.js'
import { editorPath } from '../../paths/routing-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import { editorNav } from './frame-of.js'
import { presentDoubts } from './present-doubts.js'

export interface SuggestionProblem {
  key: string
  fault: 'noneTicked' | 'meansMissing' | 'doubts'
  /** Positions of the ticked phrasings. */
  ticked: readonly string[]
  /** Of the ticked phrasings. */
  doubts: readonly PhrasingDoubt[]
}

export interface SuggestionListSources {
  rows: { suggestion: Suggestion; mayTake: boolean; weighed: SuggestionScore | null }[]
  problem: SuggestionProblem | null
  done: 'accepted' | 'dismissed' | 'gone' | null
  topics: readonly TopicEntry[]
  /** Texts behind the keys of scores. */
  texts: ReadonlyMap<string, string>
  progress: DraftProgress | null
  failed: boolean
}

const maxRows = 100
const maxTexts = 5

/** Suggestions, each with its questions, and with the answers it would fix or break. */
export function presentSuggestions(sources: SuggestionListSources, speech: Speech): Page {
  const { rows, problem, done, topics, progress, failed } = sources
  const { t, code } = speech
  const entries = new Map(topics.map((topic) => [topic.slug, topic]))
  const titleOf = (slug: string) => entries.get(slug)?.titles[code] ?? entries.get(slug)?.title ?? slug
  const message = problem && sayProblem(problem, speech)
  const model = {
    failed,
    title: t('suggestions.title'),
    nav: editorNav('suggestions', speech),
    said: done && t(`suggestions.done.${done}`),
    problems: message && problem ? [{ href: `#suggestion-${problem.key}`, message }] : null,
    weigh: editorPath('weighSuggestions', code),
    again: editorPath('suggestions', code),
    work: progress && t(`routing.work.${progress.work}`),
    percent: Math.round((progress?.share ?? 0) * 100),
    running: progress !== null,
    found: t('suggestions.found', { count: rows.length }),
    more: Math.max(0, rows.length - maxRows),
    suggestions: rows.slice(0, maxRows).map((row) => ({
      ...presentOne(row, sources, speech),
      topic: titleOf(row.suggestion.topic),
      fault: problem?.key === row.suggestion.key ? message : null,
      doubts: problem?.key === row.suggestion.key ? presentDoubts(problem.doubts, entries, speech) : null,
    })),
  }
  return { view: 'staff/routing/suggestions', status: problem ? 422 : 200, model }
}

const sayProblem = ({ fault }: SuggestionProblem, { t }: Speech) =>
  fault === 'doubts' ? t('phrasings.doubt.stopped') : t(`suggestions.fault.${fault}`)

function presentOne(
  { suggestion, mayTake, weighed }: SuggestionListSources['rows'][number],
  sources: SuggestionListSources,
  speech: Speech,
) {
  const { t, code } = speech
  const { key, topic, lang, phrasings, synonym, evidence } = suggestion
  const ticked = sources.problem?.key === key ? sources.problem.ticked : null
  return {
    key,
    lang,
    mayTake,
    language: speech.languageName(lang),
    kind: t(synonym ? 'suggestions.synonym' : 'suggestions.phrasings'),
    topicPath: editorPath('topic', code, { slug: topic }),
    action: editorPath('suggestion', code, { id: key }),
    phrasings: phrasings.map((text, index) => ({
      text,
      index,
      ticked: ticked?.includes(String(index)) ?? true,
    })),
    word: synonym?.word ?? null,
    means: synonym?.means.join(' ') ?? '',
    count: t('suggestions.evidence', { count: evidence.length }),
    evidence: evidence.map((each) => ({
      text: each.text,
      lang,
      kind: t(`suggestions.kind.${each.kind}`),
      code: each.code,
      href: paths.answer(each.code, code),
    })),
    weighed: weighed && presentWeighed(weighed, suggestion, sources, speech),
  }
}

function presentWeighed(
  { reached, gained, lost, moved }: SuggestionScore,
  { evidence }: Suggestion,
  { texts }: SuggestionListSources,
  { t }: Speech,
) {
  const part = (kind: 'gained' | 'lost' | 'moved', keys: readonly string[]) => ({
    text: t(`suggestions.${kind}`, { count: keys.length }),
    texts: keys.slice(0, maxTexts).flatMap((key) => texts.get(key) ?? []),
  })
  return {
    reached: t('suggestions.reached', { reached, all: new Set(evidence.map(({ code }) => code)).size }),
    parts: [part('gained', gained), part('lost', lost), part('moved', moved)],
  }
}
