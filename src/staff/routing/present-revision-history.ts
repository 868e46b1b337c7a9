import type { Comparison } from '../../content/revisions/find-changes.js'
import type { Publication } from '../../content/revisions/publication-store.js'
import type { RevisionEntry } from '../../content/revisions/revision-store.js'
import type { ContentRef } from '../../content/revisions/run-revision-task.js'
import { editorPath } from '../../paths/routing-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import { dateTimeText } from '../date-time-text.js'
import { editorNav, problemOf, summaryOf } from './frame-of.js'
import type { PublishProblem } from './present-publish.js'
import { sayChange } from './say-change.js'

interface RevisionHistorySources {
  revisions: RevisionEntry[]
  /** Id of the live one. */
  live: number
  timeZone: string
}

/** Every revision, newest first. Revisions never change. */
export function presentRevisionHistory(
  { revisions, live, timeZone }: RevisionHistorySources,
  speech: Speech,
): Page {
  const { t, code } = speech
  const model = {
    title: t('routing.history.title'),
    nav: editorNav('history', speech),
    revisions: revisions.map(({ id, note, summary, publishedAt, publishedBy }) => ({
      id,
      note,
      live: id === live,
      href: editorPath('revision', code, { id }),
      summary: summary.map(({ key, values }) => t(key, values)).join('; '),
      when: dateTimeText(publishedAt, timeZone, speech),
      by: publishedBy ?? t('routing.history.service'),
    })),
  }
  return { view: 'staff/routing/history', model }
}

/** How to roll back, as typed: `copy` is `keep` or `discard`, or empty at first. */
export interface RollBackForm {
  note: string
  copy: string
}

/** Why a rollback was refused. */
export interface RevisionProblem {
  field: 'note' | 'copy'
  key: PublishProblem['key'] | 'copyMissing'
}

interface RevisionSources extends RevisionHistorySources {
  form: RollBackForm
  /** How many edits of the working copy are not live. */
  unpublished: number
  revision: RevisionEntry
  /** The compared content; 0 for none. */
  before: ContentRef
  /** Null if there is no earlier one. */
  diff: Comparison | null
  problem: RevisionProblem | null
  publication: Publication | null
  isAdmin: boolean
  /** From before the removal of the sample district: it cannot come back. */
  isOfSample: boolean
}

/** One revision: reason, author, differences from another one, and restoring it. */
export function presentRevision(sources: RevisionSources, speech: Speech): Page {
  const { revision, revisions, before, diff, problem, publication, live, isAdmin, timeZone } = sources
  const { t, code } = speech
  const { id, note, summary, publishedAt, publishedBy } = revision
  const problems = problem
    ? [{ field: problem.field, message: t(`routing.publish.fault.${problem.key}`) }]
    : []
  const hashOf = (of: number) => revisions.find((each) => each.id === of)?.contentHash
  const others = revisions.filter((each) => each.id !== id)
  const model = {
    note,
    isAdmin,
    isLive: id === live,
    // After a rollback, an older revision is live in all but its number. Keeps the form after a fault.
    sameAsLive: id === live || (!problem && hashOf(live) === revision.contentHash),
    isOfSample: sources.isOfSample,
    summary: summary.map(({ key, values }) => t(key, values)).join('; '),
    title: t('routing.history.one', { id }),
    nav: editorNav('history', speech),
    form: sources.form,
    problems: summaryOf(problems),
    noteProblem: problemOf(problems, 'note'),
    copyProblem: problemOf(problems, 'copy'),
    unpublished: t('routing.history.unpublished', { count: sources.unpublished }),
    copies: copyChoices(sources, speech),
    when: dateTimeText(publishedAt, timeZone, speech),
    by: publishedBy ?? t('routing.history.service'),
    override: publication?.override ?? null,
    blockers: publication?.blockers.map(({ key, values }) => t(key, values)) ?? [],
    approvedBy: publication?.approvedBy ?? null,
    approvalOverride: publication?.approvalOverride
      ? {
          said: t('routing.history.notIndependent', {
            by: publication.approvedBy ?? '',
            other: publication.requestedBy ?? '',
          }),
          because: publication.approvalOverride,
        }
      : null,
    source: publication?.source ? t('routing.history.from', { id: publication.source }) : null,
    compare: editorPath('revision', code, { id }),
    others: [
      { value: 'working-copy', label: t('routing.try.workingCopy'), chosen: before === 'working-copy' },
      ...others.map((each) => ({
        value: String(each.id),
        label: t('routing.history.one', { id: each.id }),
        chosen: each.id === before,
      })),
    ],
    compared:
      before === 0
        ? null
        : before === 'working-copy'
          ? t('routing.try.workingCopy')
          : t('routing.history.one', { id: before }),
    changes: diff?.changes.map((change) => sayChange(change, speech)) ?? [],
    moreChanges: diff ? Math.max(0, diff.all - diff.changes.length) : 0,
    rollBack: editorPath('rollBack', code, { id }),
    restore: editorPath('restore', code, { id }),
    file: editorPath('revisionFile', code, { id }),
    back: editorPath('history', code),
  }
  return { view: 'staff/routing/revision', status: problem ? 422 : 200, model }
}

/** The fate of the working copy. Preselected only if nothing would be lost. */
function copyChoices({ form, unpublished, revision: { id } }: RevisionSources, { t }: Speech) {
  const chosen = form.copy || (unpublished === 0 ? 'discard' : '')
  return (['discard', 'keep'] as const).map((value) => ({
    value,
    label: t(`routing.history.copy.${value}`, { id }),
    hint: t(`routing.history.copy.${value}Hint`, { count: unpublished }),
    chosen: value === chosen,
  }))
}
