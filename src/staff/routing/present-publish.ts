import type { Revision } from '../../answering/revision/revision.js'
import type { DraftProgress } from '../../content/rehearsal/draft-runner.js'
import type { Blocker } from '../../content/rehearsal/gate.js'
import type { GateStatus, PublishBlocked } from '../../content/rehearsal/publish-gate.js'
import type { RehearsalReport } from '../../content/rehearsal/rehearsal-report.js'
import type { Rehearsal } from '../../content/rehearsal/rehearsal-store.js'
import type { Publication } from '../../content/revisions/publication-store.js'
import type { PublishProgress } from '../../content/revisions/publish-queue.js'
import type { PublicationRefused } from '../../content/revisions/publisher.js'
import { editorPath } from '../../paths/routing-paths.js'
import { setupPaths } from '../../paths/setup-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import { dateTimeText } from '../date-time-text.js'
import { editorNav, problemOf, summaryOf } from './frame-of.js'
import type { RoutingNames } from './present-answer-pair.js'
import { sayCompared } from './present-rehearsal.js'
import type { BusyWith } from './routing-services.js'
import { sayChange } from './say-change.js'
import { sayGroup } from './say-group.js'

export interface PublishProblem {
  field: 'note' | 'main' | 'approval' | 'refusal' | 'bringBack'
  key:
    | PublishBlocked['because']
    | PublicationRefused['because']
    | 'noteMissing'
    | 'refusalMissing'
    | 'cannotRestore'
    | 'bringBackMissing'
}

export interface PublishSources {
  form: { note: string; override: string; approval: string; bringBack: string }
  problems: PublishProblem[]
  gate: GateStatus
  /** The running rehearsal; null for none. */
  rehearsing: ({ id: number } & DraftProgress) | null
  busyWith: BusyWith | null
  latestRehearsal: Rehearsal | null
  names: RoutingNames
  /** The waiting or running publication. */
  open: Publication | null
  latest: Publication | null
  /** True if the reader is independent of the person who requested the open publication. */
  independent: boolean
  progress: PublishProgress | null
  live: Revision
  /** How many edits of the working copy the live rollback took back. */
  broughtBack: number
  /** Texts of the failed cases. */
  texts: ReadonlyMap<string, string>
  me: string
  isAdmin: boolean
  timeZone: string
}

/** The content to publish, its blockers, and the forms. */
export function presentPublish(sources: PublishSources, speech: Speech): Page {
  const {
    form,
    gate: {
      gate,
      frozen: { diff },
    },
    rehearsing,
    open,
    latest,
    live,
    isAdmin,
  } = sources
  const { t, code } = speech
  const rehearsed = !gate.blockers.some(({ kind }) => kind === 'not-rehearsed')
  // Keeps the form after a fault, even before a rehearsal, so that nothing typed is lost.
  const mayPublish = isAdmin && (rehearsed || sources.problems.length > 0) && !gate.unchanged && !open
  const problems = sources.problems.map(({ field, key }) => ({
    field: mayPublish || field === 'approval' || field === 'refusal' ? field : ('main' as const),
    message: t(`routing.publish.fault.${key}`),
  }))
  const model = {
    form,
    problems: summaryOf(problems),
    noteProblem: problemOf(problems, 'note'),
    title: t('routing.publish.title'),
    nav: editorNav('publish', speech),
    live: t('routing.publish.live', {
      id: live.id,
      date: dateTimeText(live.publishedAt, sources.timeZone, speech),
    }),
    open: open && presentOpen(open, sources, speech),
    approvalProblem: problemOf(problems, 'approval'),
    refusalProblem: problemOf(problems, 'refusal'),
    failed: latest?.state === 'failed' ? t('routing.publish.failed', { fault: latest.fault ?? '' }) : null,
    refused: latest?.state === 'cancelled' && latest.fault ? t(latest.fault.key, latest.fault.values) : null,
    // While something goes live, the comparison would be old in a moment.
    compares: !open || (open.state === 'waiting' && open.kind === 'publish'),
    unchanged: gate.unchanged,
    broughtBack:
      sources.broughtBack > 0 ? t('routing.publish.broughtBack', { count: sources.broughtBack }) : null,
    bringBackProblem: problemOf(problems, 'bringBack'),
    rehearsing: rehearsing && {
      work: t(`routing.work.${rehearsing.work}`),
      percent: Math.round(rehearsing.share * 100),
      busy: sources.busyWith && t(`routing.busy.${sources.busyWith}`),
    },
    stop: editorPath('cancelRehearsal', code),
    rehearsalState: rehearsing ? null : sayRehearsal(sources, speech),
    effect: sources.gate.rehearsal?.report
      ? presentEffect(sources.gate.rehearsal.report, sources.names, speech)
      : null,
    changeCount: diff?.all ?? 0,
    changes: diff?.changes.map((change) => sayChange(change, speech)) ?? [],
    moreChanges: diff ? Math.max(0, diff.all - diff.changes.length) : 0,
    blockers: gate.blockers.map((blocker) => ({
      text: sayBlocker(blocker, sources, speech),
      fix: blocker.kind === 'holes' ? setupPaths.gaps(code) : null,
    })),
    // A running rehearsal is shown by its progress.
    showsBlockers: !open && gate.blockers.length > 0 && (rehearsed || !rehearsing),
    blocked: gate.blockers.length > 0 && rehearsed,
    needsApproval: gate.needsApproval,
    mayPublish,
    rehearsed,
    isAdmin,
    action: editorPath('publish', code),
    rehearsal: editorPath('rehearsal', code),
    rehearse: editorPath('rehearsal', code),
    history: editorPath('history', code),
  }
  return { view: 'staff/routing/publish', status: problems.length > 0 ? 422 : 200, model }
}

/** Why there is no report: the latest rehearsal failed or was stopped. Null if there is one, or none was tried. */
function sayRehearsal({ gate, latestRehearsal }: PublishSources, { t }: Speech): string | null {
  if (gate.rehearsal || !latestRehearsal || latestRehearsal.state === 'done') return null
  const { state, fault } = latestRehearsal
  const why = fault ? ` ${t(fault.key, fault.values)}` : ''
  return `${t('routing.publish.lastRehearsal')} ${t(`routing.rehearsal.state.${state}`)}${why}`
}

const maxGroups = 5

/** A summary of the changes for families. */
function presentEffect({ replay }: RehearsalReport, names: RoutingNames, speech: Speech) {
  const { t } = speech
  const { groups, changes, dangerChanges } = replay
  const judged = changes.flatMap(({ right }) => (right && right.before !== right.after ? [right.after] : []))
  const better = judged.filter(Boolean).length
  return {
    ...sayCompared(replay, speech),
    better: better > 0 ? t('routing.rehearsal.betterCases', { count: better }) : null,
    worse:
      judged.length > better ? t('routing.rehearsal.worseCases', { count: judged.length - better }) : null,
    danger:
      dangerChanges.length > 0 ? t('routing.rehearsal.dangerAnswers', { count: dangerChanges.length }) : null,
    groups: groups.slice(0, maxGroups).map((group) => ({
      title: sayGroup(group, names, speech),
      count: group.keys.length,
    })),
    more: Math.max(0, groups.length - maxGroups),
  }
}

function presentOpen(open: Publication, sources: PublishSources, speech: Speech) {
  const { progress, me, isAdmin, timeZone, independent } = sources
  const { t, code } = speech
  const { id, kind, state, source, note, summary, discards, requestedBy, requestedAt } = open
  const mine = progress?.publication === id ? progress : null
  return {
    note,
    asked: t('routing.publish.asked', {
      by: requestedBy ?? '',
      date: dateTimeText(requestedAt, timeZone, speech),
    }),
    restores: kind === 'roll-back' ? t('routing.publish.restores', { id: source ?? '' }) : null,
    summary: summary.map(({ key, values }) => t(key, values)).join('; '),
    copy: kind === 'roll-back' ? t(`routing.publish.copy.${discards === null ? 'keep' : 'discard'}`) : null,
    waiting: state === 'waiting',
    mayApprove: state === 'waiting' && isAdmin && requestedBy !== me,
    notIndependent: independent ? null : t('routing.publish.notIndependent', { by: requestedBy ?? '' }),
    work: mine ? t(`routing.work.${mine.work}`) : t('routing.work.reading'),
    percent: Math.round((mine?.share ?? 0) * 100),
    isAdmin,
    approve: editorPath('approve', code, { id }),
    cancel: editorPath('cancelPublish', code, { id }),
  }
}

function sayBlocker(blocker: Blocker, { texts }: PublishSources, { t }: Speech): string {
  switch (blocker.kind) {
    case 'not-rehearsed':
      return t('routing.publish.blocker.notRehearsed')
    case 'holes':
      return t('routing.publish.blocker.holes', { count: blocker.count })
    case 'broken-cases':
      return t('routing.publish.blocker.cases', {
        count: blocker.keys.length,
        texts: blocker.keys
          .slice(0, 3)
          .map((key) => `“${texts.get(key) ?? key}”`)
          .join(' '),
      })
    case 'faulty-rules':
      return t('routing.publish.blocker.rules', { rules: blocker.rules.join(', ') })
  }
}
