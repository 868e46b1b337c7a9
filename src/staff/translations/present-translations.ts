import type { TranslationEntry } from '../../content/translations/translation-editor.js'
import { type TranslationState, translationStates } from '../../content/translations/translation-state.js'
import { type TranslatedKind, translatedFields, translatedKinds } from '../../directory/model/translations.js'
import { type TranslationView, translationPaths } from '../../paths/translation-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import { sayTranslationState } from './say-translation-state.js'

const entriesPerPage = 50

/** The part of the list to show. */
export interface TranslationFilter {
  /** Null while only English is on offer. */
  of: string | null
  kind: TranslatedKind | null
  state: TranslationState | null
  page: number
}

/** Unknown values show everything; an unknown language shows the first one. */
export function readTranslationFilter(
  query: Record<string, unknown>,
  languages: readonly string[],
): TranslationFilter {
  return {
    of: languages.find((each) => each === query.of) ?? languages[0] ?? null,
    kind: translatedKinds.find((each) => each === query.kind) ?? null,
    state: translationStates.find((each) => each === query.state) ?? null,
    page: Math.max(1, Math.min(1000, Number.parseInt(String(query.page), 10) || 1)),
  }
}

export interface TranslationListSources {
  /** All of the chosen language. */
  entries: readonly TranslationEntry[]
  languages: readonly string[]
  filter: TranslationFilter
  timeZone: string
}

/** Every text in one language, with how far its translation is. */
export function presentTranslations(sources: TranslationListSources, speech: Speech): Page {
  const { entries, languages, filter, timeZone } = sources
  const { t, code, number } = speech
  const { of, kind, state, page } = filter
  const ofKind = entries.filter(({ owner }) => kind === null || owner.kind === kind)
  const found = ofKind.filter((entry) => state === null || entry.state === state)
  const pages = Math.max(1, Math.ceil(found.length / entriesPerPage))
  const shown = found.slice((page - 1) * entriesPerPage, page * entriesPerPage)
  const to = (change: Partial<TranslationView>) =>
    translationPaths.list(code, { of: of ?? '', kind: kind ?? '', state: state ?? '', ...change })
  const turn = (n: number) => (n < 1 || n > pages ? null : to({ page: n }))
  const model = {
    title: t('translations.title'),
    action: translationPaths.list(code),
    importFile: translationPaths.import(code),
    file: of && { href: translationPaths.file(of, code), text: t('translations.export', languageValue(of)) },
    languages: inOrder(languages).map(([value, label]) => ({ value, label, chosen: value === of })),
    kinds: choices(translatedKinds, kind, (each) => t(`translations.kind.${each}`)),
    states: choices(translationStates, state, (each) => t(`translations.state.${each}`)),
    sums: translationStates.flatMap((each) => {
      const count = ofKind.filter((entry) => entry.state === each).length
      const label = t(`translations.state.${each}`)
      return count > 0 ? [{ count: number(count), label, href: to({ state: each }) }] : []
    }),
    found: t('translations.found', { count: found.length }),
    rows: shown.map((entry) => presentRow(entry, timeZone, speech)),
    pager:
      pages > 1
        ? {
            previous: turn(page - 1),
            next: turn(page + 1),
            text: t('records.page', { page: number(page), pages: number(pages) }),
          }
        : null,
  }
  return { view: 'staff/translations/list', model }

  function languageValue(tag: string) {
    return { language: speech.languageName(tag) }
  }

  function inOrder(tags: readonly string[]): [string, string][] {
    const named = tags.map((tag): [string, string] => [tag, speech.languageName(tag)])
    return named.sort(([, a], [, b]) => a.localeCompare(b, code))
  }

  function choices<T extends string>(all: readonly T[], chosen: T | null, label: (each: T) => string) {
    return [
      { value: '', label: t('translations.any'), chosen: chosen === null },
      ...all.map((value) => ({ value, label: label(value), chosen: value === chosen })),
    ]
  }
}

function presentRow(entry: TranslationEntry, timeZone: string, speech: Speech) {
  const { owner, lang, words, state } = entry
  const [name] = translatedFields[owner.kind]
  return {
    href: translationPaths.one(lang, owner.kind, owner.owner, speech.code),
    kind: speech.t(`translations.one.${owner.kind}`),
    english: owner.english[name] ?? owner.owner,
    text: words[name] ?? null,
    lang,
    state: sayTranslationState(entry, timeZone, speech),
    isDue: state === 'changed' || state === 'missing',
  }
}
