import type { SavedCase } from '../../content/rehearsal/saved-case.js'
import { editorPath } from '../../paths/routing-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import type { OfficeName } from './editor-tools.js'
import { editorNav, pager } from './frame-of.js'

export const casesPerPage = 50

export interface CaseListSources {
  rows: SavedCase[]
  all: number
  /** How many need an admin's review of their words. */
  unsure: number
  /** Position of the page's first case, from 0. */
  from: number
  query: { words: string; office: string; protected: boolean; failing: boolean }
  /** Ids of cases that failed in the latest rehearsal; null without one. */
  wrong: readonly number[] | null
  /** The action that led here, such as `added`; empty for none. */
  done: string
  offices: OfficeName[]
  isAdmin: boolean
}

const deeds = ['added', 'changed', 'removed', 'protected', 'unprotected', 'imported'] as const

/** Saved cases, with their expected answers and results in the latest rehearsal. */
export function presentCases(sources: CaseListSources, speech: Speech): Page {
  const { rows, all, from, query, wrong, offices, isAdmin } = sources
  const { t, code } = speech
  const names = new Map(offices.map(({ id, name }) => [id, name]))
  const asked = {
    q: query.words,
    office: query.office,
    protected: query.protected ? 'yes' : '',
    failing: query.failing ? 'yes' : '',
  }
  const deed = deeds.find((each) => each === sources.done)
  const model = {
    query,
    isAdmin,
    offices: offices.map(({ id, name }) => ({ value: id, label: name, chosen: id === query.office })),
    title: t('cases.title'),
    nav: editorNav('cases', speech),
    said: deed ? t(`cases.done.${deed}`) : null,
    action: editorPath('cases', code),
    clear: Object.values(asked).some(Boolean) ? editorPath('cases', code) : null,
    newCase: editorPath('newCase', code),
    importPath: editorPath('importCases', code),
    file: editorPath('casesFile', code),
    wrongDoors: editorPath('wrongDoors', code),
    rehearsal: editorPath('rehearsal', code),
    rehearsed: wrong !== null,
    unsure: sources.unsure > 0 ? t('cases.unsure', { count: sources.unsure }) : null,
    found: t('cases.found', { count: all }),
    cases: rows.map((row) => ({
      id: row.id,
      concern: row.concern,
      lang: row.lang,
      href: editorPath('case', code, { id: row.id }),
      asks: sayAsked(row, names, speech),
      source: t(`cases.source.${row.source}`),
      protected: row.protected,
      fromFamily: row.inquiry !== null,
      unsure: row.unsureSince !== null,
      failing: wrong?.includes(row.id) ?? false,
      protect: editorPath('protectCase', code, { id: row.id }),
    })),
    pager:
      all > casesPerPage
        ? pager(
            { from, limit: casesPerPage, all },
            (start) => editorPath('cases', code, {}, { ...asked, from: start }),
            speech,
          )
        : null,
  }
  return { view: 'staff/routing/cases', model }
}

/** The expected answer in one line. */
function sayAsked(
  { expect, outcome, crisis, scope }: SavedCase,
  names: ReadonlyMap<string, string>,
  { t, list }: Speech,
): string {
  const offices = expect.map((id) => names.get(id) ?? id)
  return [
    ...(scope ? [] : [t('cases.asks.nobody')]),
    ...(offices.length > 0 ? [t('cases.asks.first', { offices: list(offices) })] : []),
    ...(outcome ? [t(`cases.outcome.${outcome}`)] : []),
    ...(crisis ? [t('cases.asks.crisis')] : []),
  ].join('; ')
}
