import type { DraftProgress } from '../../content/rehearsal/draft-runner.js'
import type { LintFinding } from '../../content/rehearsal/lint-rules.js'
import type { CoverageGap } from '../../content/rehearsal/prove-coverage.js'
import type { RehearsalReport } from '../../content/rehearsal/rehearsal-report.js'
import type { Rehearsal } from '../../content/rehearsal/rehearsal-store.js'
import type { Accuracy } from '../../content/rehearsal/replay.js'
import { editorPath } from '../../paths/routing-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import { dateTimeText } from '../date-time-text.js'
import { editorNav } from './frame-of.js'
import { markDifference } from './mark-difference.js'
import { describeAnswer, officeName, type RoutingNames } from './present-answer-pair.js'
import type { BusyWith } from './routing-services.js'
import { sayChange } from './say-change.js'
import { sayGroup } from './say-group.js'

export interface RehearsalSources {
  /** The latest one; null for none. */
  rehearsal: Rehearsal | null
  progress: ({ id: number } & DraftProgress) | null
  busyWith: BusyWith | null
  /** Texts behind the keys of its report. */
  texts: ReadonlyMap<string, string>
  names: RoutingNames
  schoolName(slug: string): string
  /** IANA name. */
  timeZone: string
}

/** Maximum of concerns per group, and of changes, on a page. */
export const maxShown = 40

/** The latest rehearsal: changed answers, problems with rules, coverage gaps. */
export function presentRehearsal(sources: RehearsalSources, speech: Speech): Page {
  const { rehearsal } = sources
  const { t, code } = speech
  // A finished one is not running, even if its thread has not ended.
  const isDone = rehearsal !== null && rehearsal.state !== 'running' && rehearsal.id === sources.progress?.id
  const progress = isDone ? null : sources.progress
  const shown = rehearsal?.state === 'running' ? null : rehearsal
  const model = {
    title: t('routing.rehearsal.title'),
    nav: editorNav('rehearsal', speech),
    start: editorPath('rehearsal', code),
    keepCase: editorPath('caseFrom', code),
    cancel: editorPath('cancelRehearsal', code),
    publish: editorPath('publish', code),
    progress: progress && {
      id: progress.id,
      work: t(`routing.work.${progress.work}`),
      percent: Math.round(progress.share * 100),
      busy: sources.busyWith && t(`routing.busy.${sources.busyWith}`),
    },
    // While one runs, the report is an earlier one's.
    state: shown && !progress ? t(`routing.rehearsal.state.${shown.state}`) : null,
    earlier: progress !== null && shown !== null,
    when:
      shown &&
      t('routing.rehearsal.when', {
        date: dateTimeText(shown.startedAt, sources.timeZone, speech),
        by: shown.startedBy ?? '',
      }),
    fault: shown?.fault ? t(shown.fault.key, shown.fault.values) : null,
    report: shown?.report ? presentReport(shown.report, sources, speech) : null,
  }
  return { view: 'staff/routing/rehearsal', model }
}

function presentReport(report: RehearsalReport, sources: RehearsalSources, speech: Speech) {
  const { t } = speech
  const { replay, proof, lint, changes, changeCount } = report
  const percent = ({ right, count, low, high }: Accuracy) =>
    t('routing.rehearsal.accuracy', {
      right,
      count,
      share: speech.percent(right / Math.max(1, count), 1),
      low: speech.percent(low, 1),
      high: speech.percent(high, 1),
    })
  return {
    changes: changes.slice(0, maxShown).map((change) => sayChange(change, speech)),
    moreChanges: Math.max(0, changeCount - maxShown),
    changeCount,
    touchesDanger: report.touchesDanger || replay.dangerChanges.length > 0,
    signals: report.signals.length < 3 ? report.signals.join(', ') : null,
    ...sayCompared(replay, speech),
    hasCases: replay.accuracy.before.count > 0,
    before: percent(replay.accuracy.before),
    after: percent(replay.accuracy.after),
    dangerRows: (['now', 'support'] as const).map((level) => ({
      label: t(`routing.answer.${level}`),
      before: replay.danger.before[level],
      after: replay.danger.after[level],
    })),
    groups: replay.groups.map((group) => presentGroup(group, report, sources, speech)),
    broken: replay.brokenProtected.map((key) => sources.texts.get(key) ?? key),
    lint: lint.map((finding) => presentFinding(finding, sources, speech)),
    proven: t('routing.proof.proven', {
      ways: speech.number(proof.ways),
      topics: speech.number(proof.topics),
      schools: speech.number(proof.schools),
    }),
    holes: proof.holes.slice(0, 100).map((hole) => presentHole(hole, sources, speech)),
    moreHoles: Math.max(0, proof.holes.length - 100),
  }
}

/** How many answers change, out of how many. `answers` is null if nothing was compared: “0 change” would prove nothing. */
export function sayCompared({ cases, inquiries, changes }: RehearsalReport['replay'], speech: Speech) {
  const { t } = speech
  if (cases + inquiries === 0) return { answers: null, ran: t('routing.rehearsal.ranNothing') }
  return {
    answers: t('routing.rehearsal.answers', { count: changes.length }),
    ran: t('routing.rehearsal.ran', { cases: speech.number(cases), inquiries: speech.number(inquiries) }),
  }
}

function presentGroup(
  { from, to, keys }: RehearsalReport['replay']['groups'][number],
  { replay }: RehearsalReport,
  { texts, names }: RehearsalSources,
  speech: Speech,
) {
  const { t } = speech
  return {
    title: sayGroup({ from, to }, names, speech),
    count: keys.length,
    rows: keys.slice(0, maxShown).flatMap((key) => {
      const change = replay.changes.find((each) => each.key === key)
      if (!change) return []
      const { right } = change
      const verdict = right === null || right.before === right.after ? null : right.after ? 'better' : 'worse'
      return [
        {
          text: texts.get(key) ?? t('routing.rehearsal.textGone'),
          ...markDifference(
            describeAnswer(change.before, names, speech),
            describeAnswer(change.after, names, speech),
          ),
          verdict: verdict && t(`routing.rehearsal.${verdict}`),
          keep: key.startsWith('inquiry:') && texts.has(key) ? key.slice(8) : null,
        },
      ]
    }),
    more: Math.max(0, keys.length - maxShown),
  }
}

function presentFinding(
  finding: LintFinding,
  { names, schoolName }: RehearsalSources,
  { t, code, number }: Speech,
) {
  const { kind, rule, name, others, sentence, school, why, fault, taken } = finding
  const called = others.map((id) => names.rules.get(id) ?? id).join(', ')
  return {
    kind: t(`routing.lint.kind.${kind}`),
    name,
    href: editorPath('rule', code, { id: rule }),
    what: t(`routing.lint.what.${kind}`, { others: called, taken: number(taken) }),
    sentence: sentence || null,
    school: school && schoolName(school),
    why: fault ? t(fault.key, fault.values) : why || null,
  }
}

function presentHole(hole: CoverageGap, { names, schoolName }: RehearsalSources, speech: Speech) {
  const { t } = speech
  const { kind, office, school, topics, rules, blocks, lang, checkedOn } = hole
  const place = school ? schoolName(school) : t('routing.proof.district')
  const from = [
    ...topics.map((slug) => names.topics.get(slug) ?? slug),
    ...rules.map((id) => names.rules.get(id) ?? id),
  ]
  return {
    what: t(`routing.proof.what.${kind}`, {
      office: officeName(office, names, speech),
      place,
      language: lang ? speech.languageName(lang) : '',
      date: checkedOn ? speech.date(checkedOn, 'year') : '',
    }),
    todo: t(`routing.proof.todo.${kind}`),
    from: from.slice(0, 5).join(', ') + (from.length > 5 ? ' …' : ''),
    blocks,
  }
}
