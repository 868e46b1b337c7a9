import type { CatalogOffer } from '../../content/catalog/catalog-offer-store.js'
import type { ComparedCatalog } from '../../content/catalog/run-catalog-task.js'
import type { Change } from '../../content/revisions/find-changes.js'
import { recordPaths } from '../../paths/record-paths.js'
import { editorPath } from '../../paths/routing-paths.js'
import { capitalize } from '../../platform/language/capitalize.js'
import type { Speech } from '../../platform/language/language.js'
import type { Wording } from '../../platform/language/wording.js'
import type { Page } from '../../platform/web/pages.js'
import { dateTimeText } from '../date-time-text.js'
import { sayChange } from './say-change.js'

/** Why nothing was merged. */
export const catalogProblems = ['changed', 'stale', 'faulty'] as const
export type CatalogProblem = (typeof catalogProblems)[number]

export interface CatalogSources {
  /** Null before the first comparison. */
  offer: CatalogOffer | null
  /** Null where nothing is newer. */
  compared: ComparedCatalog | null
  problem: CatalogProblem | null
  /** What goes on, so that there is nothing to choose yet; null for nothing. */
  work: 'comparing' | 'merging' | null
  timeZone: string
}

/** Of each list; the rest is counted. */
const maxShown = 200

/** What a newer catalog would change, and what stays as the district has it. */
export function presentCatalog(
  { offer, compared, problem, work, timeZone }: CatalogSources,
  speech: Speech,
): Page {
  const { t, code } = speech
  const model = {
    title: t('catalog.title'),
    nav: [],
    problem: problem && t(`catalog.problem.${problem}`),
    state: work === 'merging' ? null : stateText(offer, timeZone, speech),
    work: work && t(`catalog.${work}`),
    counts: work && offer ? countsOf(offer.summary, speech) : [],
    publish: offer?.state === 'merged' ? editorPath('publish', code) : null,
    found: compared && presentFound(compared, speech),
    merge: editorPath('catalog', code),
    answer: editorPath('answerCatalog', code),
    offices: recordPaths.list('offices', code),
    back: editorPath('toDo', code),
  }
  return {
    view: 'staff/routing/catalog',
    status: problem === 'faulty' ? 422 : problem ? 409 : 200,
    model,
  }
}

function stateText(offer: CatalogOffer | null, timeZone: string, speech: Speech): string | null {
  const { t } = speech
  if (!offer || offer.state === 'current') return t('catalog.current')
  const { state, answer } = offer
  if (state === 'offered' || !answer) return null
  const by = { by: answer.by, date: dateTimeText(answer.at, timeZone, speech) }
  if (state !== 'later') return t(`catalog.${state}`, by)
  return t('catalog.later', { ...by, until: dateTimeText(answer.until ?? answer.at, timeZone, speech) })
}

function presentFound(compared: ComparedCatalog, speech: Speech) {
  const { catalog, mark, summary, taken, lostDanger, kept, offices, added } = compared
  return {
    catalog,
    mark,
    counts: countsOf(summary, speech),
    taken: listOf(taken, speech),
    // Families in danger would no longer be seen: these are shown in full.
    lostDanger: lostDanger.map((change) => sayChange(change, speech)),
    added: added.map(({ words }) => (words[speech.code] ?? words.en).name),
    kept: listOf(kept, speech),
    offices: listOf(offices, speech),
  }
}

const countsOf = (summary: readonly Wording[], { t }: Speech) =>
  summary.map(({ key, values }) => capitalize(t(key, values)))

/** Those that concern emergency help first. Null for none. */
function listOf(changes: readonly Change[], speech: Speech) {
  if (changes.length === 0) return null
  const inOrder = [...changes].sort((a, b) => Number(b.touchesDanger) - Number(a.touchesDanger))
  return {
    changes: inOrder.slice(0, maxShown).map((change) => sayChange(change, speech)),
    more: Math.max(0, changes.length - maxShown),
    count: changes.length,
  }
}
