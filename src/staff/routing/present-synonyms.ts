import type { RevisionContent } from '../../answering/revision/revision.js'
import { inLanguage } from '../../directory/model/in-language.js'
import type { Office } from '../../directory/model/office.js'
import { officesMeant } from '../../directory/search/other-names.js'
import { editorPath } from '../../paths/routing-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import { editorNav, pager, problemOf, summaryOf } from './frame-of.js'

/** A word and its meanings, as typed. */
export interface SynonymForm {
  lang: string
  word: string
  means: string
  /** Fingerprint of the meaning shown; empty for a new word. */
  seen: string
}

export interface SynonymProblem {
  field: 'add-lang' | 'word' | 'means' | 'rows'
  key: 'language' | 'word' | 'meaning' | 'itself' | 'nothingTicked'
}

export interface SynonymsSources {
  form: SynonymForm
  problems: SynonymProblem[]
  /** The word's current meaning if it exists and was not shown; else null. */
  present: string[] | null
  /** BCP 47. */
  languages: string[]
  synonyms: RevisionContent['synonyms']
  filter: { lang: string; words: string; from: number }
  offices: readonly Office[]
  /** True if the live revision replaces the word by its meaning in questions. */
  isRead(synonym: { lang: string; word: string }): boolean
  done: boolean
}

const synonymsOnPage = 50

/** Synonyms, with the offices each finds, and whether questions use it. */
export function presentSynonyms(sources: SynonymsSources, speech: Speech): Page {
  const { form, present, languages, filter, offices, isRead, done } = sources
  const { t, code } = speech
  const { lang, words, from } = filter
  const problems = sources.problems.map(({ field, key }) => ({ field, message: t(`synonyms.fault.${key}`) }))
  const found = sources.synonyms.filter(
    (each) =>
      (lang === '' || each.lang === lang) &&
      [each.word, ...each.means].some((word) => word.includes(words.toLowerCase())),
  )
  const choices = (chosen: string) =>
    languages
      .map((value) => ({ value, label: speech.languageName(value), chosen: value === chosen }))
      .sort((a, b) => a.label.localeCompare(b.label, code))
  const model = {
    done,
    form,
    words,
    problems: summaryOf(problems),
    mayEdit: true,
    title: t('synonyms.title'),
    nav: editorNav('synonyms', speech),
    clash: present && t('synonyms.clash', { word: form.word.trim(), means: present.join(', ') }),
    action: editorPath('synonyms', code),
    removeAction: editorPath('removeSynonyms', code),
    clear: lang || words ? editorPath('synonyms', code) : null,
    faults: {
      lang: problemOf(problems, 'add-lang'),
      word: problemOf(problems, 'word'),
      means: problemOf(problems, 'means'),
      rows: problemOf(problems, 'rows'),
    },
    addLanguages: choices(form.lang),
    languages: choices(lang),
    kept: [
      { name: 'lang', value: lang },
      { name: 'q', value: words },
    ],
    found: t('synonyms.found', { count: found.length }),
    rows: found.slice(from, from + synonymsOnPage).map((each, index) => ({
      id: index,
      value: `${each.lang} ${each.word}`,
      word: each.word,
      lang: each.lang,
      language: speech.languageName(each.lang),
      means: each.means.join(', '),
      offices: officesMeant(each, offices)
        .map((office) => inLanguage(office.words, code).name)
        .join(', '),
      inQuestions: t(isRead(each) ? 'synonyms.read' : 'synonyms.known'),
      edit: `${editorPath('synonyms', code, {}, { of: each.lang, edit: each.word })}#word`,
    })),
    pager: pager(
      { from, limit: synonymsOnPage, all: found.length },
      (start) => editorPath('synonyms', code, {}, { lang, q: words, from: start }),
      speech,
    ),
  }
  return { view: 'staff/routing/synonyms', status: problems.length > 0 ? 422 : present ? 409 : 200, model }
}
