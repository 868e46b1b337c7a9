import type { EditedPhrasing } from '../../content/revisions/phrasing-editor-store.js'
import {
  type EditedTopic,
  type TopicEntry,
  titleOfTopic,
} from '../../content/revisions/topic-editor-store.js'
import { maxText } from '../../content/rows/cell-types.js'
import { editorPath } from '../../paths/routing-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import { editorNav, pager, problemOf, summaryOf } from './frame-of.js'
import { type LinesFault, type PhrasesDone, sayPhrasesDone } from './phrase-forms.js'
import type { ShownDoubts } from './present-doubts.js'

export interface PhrasingsProblem {
  key: LinesFault['key'] | 'language' | 'nothingTicked'
  line: number
}

export interface PhrasingsSources {
  topic: EditedTopic
  view: { lang: string; words: string; from: number; typed: string }
  problem: PhrasingsProblem | null
  /** Why the phrasings typed were not added; null for none. */
  doubts: ShownDoubts | null
  /** BCP 47. */
  languages: string[]
  counts: Record<string, number>
  list: { rows: EditedPhrasing[]; all: number }
  /** Phrasings that other topics have, too. */
  shared: { text: string; topic: string; entry: TopicEntry | undefined }[]
  /** The result of a form; null for none. */
  done: PhrasesDone
  mayEdit: boolean
}

export const phrasingsPerPage = 50

/** A topic's phrasings in one language: search, add, remove. */
export function presentPhrasings(sources: PhrasingsSources, speech: Speech): Page {
  const { topic, view, languages, counts, list, shared, done, doubts, mayEdit } = sources
  const { t, code } = speech
  const { slug } = topic
  const { lang, words, typed } = view
  const problems = presentProblem(sources, speech)
  const newest = done.added ? { added: done.added } : {}
  const byName = languages
    .map((each) => ({ value: each, label: speech.languageName(each), chosen: each === lang }))
    .sort((a, b) => a.label.localeCompare(b.label, code))
  const model = {
    mayEdit,
    lang,
    words,
    typed,
    doubts,
    problems: summaryOf(problems),
    languages: byName,
    title: t('phrasings.title', { topic: titleOfTopic(topic, code) }),
    nav: editorNav('topics', speech),
    parents: [{ href: editorPath('topic', code, { slug }), label: titleOfTopic(topic, code) }],
    action: editorPath('phrasings', code, { slug }),
    removeAction: editorPath('removePhrasings', code, { slug }),
    clear: words ? editorPath('phrasings', code, { slug }, { lang }) : null,
    said: sayPhrasesDone(done, speech),
    faults: {
      texts: problemOf(problems, 'texts'),
      lang: problemOf(problems, 'add-lang'),
      rows: problemOf(problems, 'rows'),
    },
    counts: byName
      .filter(({ value }) => (counts[value] ?? 0) > 0)
      .map(({ value, label, chosen }) => ({
        text: `${label}: ${counts[value]}`,
        href: editorPath('phrasings', code, { slug }, { lang: value }),
        current: chosen,
      })),
    found: t('phrasings.found', { count: list.all, language: speech.languageName(lang) }),
    rows: list.rows.map((row) => ({ ...row, note: null })),
    kept: [
      { name: 'lang', value: lang },
      { name: 'q', value: words },
    ],
    pager: pager(
      { from: view.from, limit: phrasingsPerPage, all: list.all },
      (from) => editorPath('phrasings', code, { slug }, { lang, q: words, from, ...newest }),
      speech,
    ),
    shared: shared.map(({ text, topic: other, entry }) => ({
      text,
      topic: entry ? (entry.titles[code] ?? entry.title) : other,
      href: editorPath('topic', code, { slug: other }),
    })),
  }
  return { view: 'staff/routing/phrasings', status: problems.length > 0 ? 422 : 200, model }
}

function presentProblem({ problem, doubts }: PhrasingsSources, { t }: Speech) {
  if (doubts) return [{ field: 'texts', message: t('phrasings.doubt.stopped') }]
  if (!problem) return []
  const { key, line } = problem
  const field = key === 'language' ? 'add-lang' : key === 'nothingTicked' ? 'rows' : 'texts'
  return [{ field, message: t(`phrasings.fault.${key}`, { line, most: maxText }) }]
}
