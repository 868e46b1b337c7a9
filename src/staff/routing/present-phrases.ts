import { type DangerKind, dangerKinds } from '../../answering/danger/danger.js'
import { maxText } from '../../content/rows/cell-types.js'
import { inLanguage } from '../../directory/model/in-language.js'
import type { OutsideService } from '../../directory/model/outside-service-store.js'
import { editorPath } from '../../paths/routing-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import { editorNav, pager, problemOf, summaryOf } from './frame-of.js'
import { type LinesFault, type PhrasesDone, sayPhrasesDone } from './phrase-forms.js'
import type { ShownDoubts } from './present-doubts.js'

/** The kinds of phrases, named like their routes. */
export type PhraseSort = 'danger' | 'outOfScope'

/** The phrases to add, as typed; `means` is `danger` or `innocent`. */
export interface PhraseForm {
  lang: string
  kind: string
  means: string
  texts: string
}

export interface PhraseProblem {
  field: 'texts' | 'add-lang' | 'add-kind' | 'means-danger' | 'rows'
  key: LinesFault['key'] | 'language' | 'kind' | 'service' | 'means' | 'nothingTicked'
  line: number
}

interface PhraseRow {
  id: number
  lang: string
  text: string
  kind?: string
  who?: string | null
  danger?: boolean
  isNew: boolean
}

export interface PhrasesSources {
  sort: PhraseSort
  /** The list's filter; empty texts for all. */
  filter: { lang: string; kind: string; danger: string; words: string; from: number }
  form: PhraseForm
  problems: PhraseProblem[]
  /** What stops the form; null for none. */
  doubts: ShownDoubts | null
  list: { rows: PhraseRow[]; all: number }
  /** BCP 47. */
  languages: string[]
  /** The services that phrases out of scope may belong to. */
  services: readonly OutsideService[]
  /** The result of a form; null for none. */
  done: PhrasesDone
}

export const phrasesPerPage = 50

/** A list of phrases: search, add, remove. */
export function presentPhrases(sources: PhrasesSources, speech: Speech): Page {
  const { sort, filter, form, list, languages, done, doubts } = sources
  const { t, code } = speech
  const problems = presentProblems(sources, speech)
  const { lang, kind, danger, words, from } = filter
  const group = sort === 'danger' ? 'kind' : 'who'
  const asked = sort === 'danger' ? { lang, kind, danger, q: words } : { lang, kind, q: words }
  const choices = (list: readonly string[], chosen: string, label: (value: string) => string) =>
    list
      .map((value) => ({ value, label: label(value), chosen: value === chosen }))
      .sort((a, b) => a.label.localeCompare(b.label, code))
  const newest = done.added ? { added: done.added } : {}
  const names = new Map(sources.services.map((each) => [each.id, inLanguage(each.words, code).name]))
  const kinds = sort === 'danger' ? dangerKinds : [...names.keys()]
  const kindName = (value: string) =>
    sort === 'danger' ? t(`routing.danger.kind.${value as DangerKind}`) : (names.get(value) ?? value)
  const model = {
    words,
    form,
    doubts,
    problems: summaryOf(problems),
    isDanger: sort === 'danger',
    mayEdit: true,
    title: t(`phraseLists.${sort}.title`),
    lead: t(`phraseLists.${sort}.lead`),
    nav: editorNav(sort, speech),
    said: sayPhrasesDone(done, speech),
    action: editorPath(sort, code),
    removeAction: editorPath(sort === 'danger' ? 'removeDanger' : 'removeOutOfScope', code),
    clear: Object.values(asked).some(Boolean) ? editorPath(sort, code) : null,
    faults: {
      texts: problemOf(problems, 'texts'),
      lang: problemOf(problems, 'add-lang'),
      kind: problemOf(problems, 'add-kind'),
      means: problemOf(problems, 'means-danger'),
      rows: problemOf(problems, 'rows'),
    },
    addLanguages: choices(languages, form.lang, speech.languageName),
    kindLabel: t(`phraseLists.${group}`),
    noKind: sort === 'danger' ? t('routing.choose') : t('phraseLists.nobody'),
    addKinds: choices(kinds, form.kind, kindName),
    means: { danger: form.means === 'danger', innocent: form.means === 'innocent' },
    languages: choices(languages, lang, speech.languageName),
    kinds: choices(kinds, kind, kindName),
    sides: { danger: danger === 'danger', innocent: danger === 'innocent' },
    kept: Object.entries(asked).map(([name, value]) => ({ name, value })),
    found: t('phraseLists.found', { count: list.all }),
    rows: list.rows.map((row) => ({ ...row, note: noteOf(row, kindName, speech) })),
    pager: pager(
      { from, limit: phrasesPerPage, all: list.all },
      (start) => editorPath(sort, code, {}, { ...asked, from: start, ...newest }),
      speech,
    ),
  }
  return { view: 'staff/routing/phrase-list', status: problems.length > 0 ? 422 : 200, model }
}

function presentProblems({ problems, doubts }: PhrasesSources, { t }: Speech) {
  if (doubts) return [{ field: 'texts', message: t('phrasings.doubt.stopped') }]
  return problems.map(({ field, key, line }) => ({
    field,
    message: t(`phrasings.fault.${key}`, { line, most: maxText }),
  }))
}

function noteOf(row: PhraseRow, kindName: (kind: string) => string, speech: Speech): string {
  const side = row.danger === undefined ? null : row.danger ? 'danger' : 'innocent'
  return [
    (row.kind || row.who) && kindName(row.kind || row.who || ''),
    side && speech.t(`phraseLists.side.${side}`),
    speech.languageName(row.lang),
  ]
    .filter(Boolean)
    .join(' · ')
}
