import type { Import } from '../../content/imports/import-store.js'
import { actions, ignoredOf } from '../../content/imports/say-import.js'
import type { PlannedChange } from '../../content/imports/staging.js'
import { type RecordKind, recordKinds } from '../../content/records/record-kinds.js'
import { createRecordNames } from '../../content/records/record-names.js'
import { transferPaths } from '../../paths/import-paths.js'
import { recordPaths } from '../../paths/record-paths.js'
import { type RowFault, sayPlace } from '../../platform/files/row-fault.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import { dateTimeText } from '../date-time-text.js'
import { type ChangeMoment, presentFieldChanges } from '../directory/present-changes.js'
import type { ShownDoubts } from '../routing/present-doubts.js'
import { importerName, importName } from './present-imports.js'

export const importChangesPerPage = 50
export const faultsShown = 200

/** The inputs of an import's page. */
export interface ImportSources {
  import: Import & { share: number | null }
  faults: readonly RowFault[]
  /** All of them. */
  faultCount: number
  /** Warnings. */
  remarks: readonly RowFault[]
  /** The kind shown; null if nothing would change. */
  kind: RecordKind | null
  changes: readonly PlannedChange[]
  page: number
  /** Phrasings to confirm first; null for none. */
  doubts: ShownDoubts | null
  /** True if applying it was refused because of them. */
  isUnsure: boolean
}

/** An import in its current state: checking, faulty, ready, applied, undone. */
export function presentImport(sources: ImportSources, moment: ChangeMoment): Page {
  const { import: row, faults, faultCount, remarks, kind, changes, page, doubts, isUnsure } = sources
  const { speech, directory } = moment
  const { t, code } = speech
  const { id, state, counts, share } = row
  const isWorking = share !== null
  const isNothing = !isWorking && state === 'ready' && !changesAnything(counts)
  const percent = Math.round((share ?? 0) * 100)
  const model = {
    title: t('transfer.importOf', { files: importName(row) }),
    state: isNothing ? t('transfer.upToDate') : t(`transfer.state.${state}`),
    lead: isNothing ? t('transfer.nothing') : t(`transfer.lead.${state}`),
    by: t('transfer.by', {
      who: importerName(row, speech),
      when: dateTimeText(row.at, directory.district.timeZone, speech),
    }),
    removes: t(row.removes ? 'transfer.removes' : 'transfer.keeps'),
    progress: isWorking
      ? { percent, text: speech.percent(percent / 100), label: t(`transfer.state.${state}`) }
      : null,
    sums: isWorking || ['mapping', 'faulty', 'failed'].includes(state) ? [] : sumsOf(counts, speech),
    ignored: ignoredOf(counts, speech),
    faultCount: faultCount > 0 ? t('transfer.faults', { count: faultCount }) : null,
    faults: faults.map((fault) => presentFault(fault, speech)),
    more: faultCount > faults.length ? t('transfer.moreFaults', { count: faultCount - faults.length }) : null,
    faultsFile: transferPaths.faults(id, code),
    remarks: remarks.map((fault) => presentFault(fault, speech)),
    reasons: row.reasons.map(({ key, values }) => t(key, values)),
    kinds: isWorking || state === 'faulty' ? [] : kindLinks(row, kind, speech),
    changes: changes.map((change) => presentPlanned(change, moment)),
    pager: presentPager(sources, speech),
    apply: state === 'ready' && !isWorking ? transferPaths.apply(id, code) : null,
    match: state === 'mapping' ? transferPaths.columns(id, code) : null,
    cancel:
      isWorking || ['mapping', 'ready', 'faulty'].includes(state) ? transferPaths.cancel(id, code) : null,
    undo: state === 'applied' && !isWorking ? transferPaths.undo(id, code) : null,
    isPublish: state === 'applied' && Object.keys(counts).some((key) => isRouting(key)),
    again: state === 'faulty' ? transferPaths.imports(code) : null,
    isNothing,
    doubts,
    mayApply: doubts === null || doubts.sure !== null,
    problems:
      isUnsure && doubts
        ? [{ href: doubts.sure ? '#sure' : '#doubts', message: t('configurationFile.unsure') }]
        : null,
    page,
  }
  return { view: 'staff/imports/import', status: model.problems ? 422 : 200, model }
}

const routingKinds = new Set([
  'topics',
  'ladders',
  'phrasings',
  'danger-phrases',
  'out-of-scope',
  'synonyms',
  'rules',
])

function isRouting(key: string): boolean {
  const [kind = '', action] = key.split('.')
  return routingKinds.has(kind) && action !== 'same'
}

function sumsOf(counts: Record<string, number>, { t, number }: Speech) {
  return actions.flatMap((action) => {
    const count = Object.entries(counts).reduce(
      (sum, [key, n]) => sum + (key.endsWith(`.${action}`) ? n : 0),
      0,
    )
    return count > 0 || action !== 'moved'
      ? [{ count: number(count), label: t(`transfer.sum.${action}`, { count }) }]
      : []
  })
}

const changesAnything = (counts: Record<string, number>) =>
  actions.some((action) => action !== 'same' && Object.keys(counts).some((key) => key.endsWith(`.${action}`)))

/** Changed rows per kind. */
export function changedOf(counts: Record<string, number>, kind: RecordKind): number {
  return actions.reduce(
    (sum, action) =>
      action === 'same' || action === 'moved' ? sum : sum + (counts[`${kind}.${action}`] ?? 0),
    0,
  )
}

function kindLinks({ id, counts }: Import, chosen: RecordKind | null, { t, code, number }: Speech) {
  return recordKinds
    .filter((kind) => changedOf(counts, kind) > 0)
    .map((kind) => ({
      label: `${t(`recordKind.${kind}`)}: ${number(changedOf(counts, kind))}`,
      href: transferPaths.one(id, code, { kind }),
      current: kind === chosen,
    }))
}

const presentFault = (fault: RowFault, speech: Speech) => ({
  place: sayPlace(fault, speech),
  reason: speech.t(fault.key, fault.values),
})

function presentPlanned(
  { kind, action, id, before, after, file, line }: PlannedChange,
  moment: ChangeMoment,
) {
  const { directory, speech, topicTitle } = moment
  return {
    what: speech.t(`records.action.${action}`),
    name: createRecordNames(directory, speech, topicTitle).record(kind, after ?? before ?? {}),
    place: file && line ? speech.t('transfer.place', { file, line }) : null,
    href: action === 'changed' && id !== null ? recordPaths.one(kind, id, speech.code) : null,
    fields: presentFieldChanges(kind, before, after, moment),
  }
}

function presentPager({ import: { id, counts }, kind, page }: ImportSources, { t, code, number }: Speech) {
  if (kind === null) return null
  const pages = Math.ceil(changedOf(counts, kind) / importChangesPerPage)
  if (pages < 2) return null
  const to = (n: number) => (n < 1 || n > pages ? null : transferPaths.one(id, code, { kind, page: n }))
  return {
    previous: to(page - 1),
    next: to(page + 1),
    text: t('records.page', { page: number(page), pages: number(pages) }),
  }
}
