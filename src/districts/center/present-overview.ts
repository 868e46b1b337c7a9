import type { NightlyBackup } from '../../content/backups/nightly-backup.js'
import { dayMs } from '../../directory/time/local-time.js'
import type { Speech } from '../../platform/language/language.js'
import type { WordKey } from '../../platform/language/words.js'
import type { HealthNote } from '../../platform/web/health-notes.js'
import type { Page } from '../../platform/web/pages.js'
import { type ReportFault, toldParts } from './find-faults.js'
import { type DistrictReport, partOf, type SetupReport } from './report-districts.js'
import type { Standing } from './standing-store.js'

const columns = ['state', 'setup', 'published', 'backup', 'contacts', 'night', 'catalog'] as const
type Column = (typeof columns)[number]

interface OwnState {
  /** Null without `BACKUP_DIR`. */
  backups: Pick<NightlyBackup, 'state' | 'trouble'> | null
  degraded(): Pick<HealthNote, 'part' | 'key'>[]
}

/**
 * Every district in a row; above them what is wrong, and what to do.
 * @param reports those with faults first
 * @param center its own backups, and parts that do not work as usual
 */
export function presentOverview(
  reports: readonly DistrictReport[],
  center: OwnState,
  now: Date,
  speech: Speech,
): Page {
  const { t } = speech
  const faulty = reports.filter(({ faults }) => faults.length > 0)
  const own = presentOwn(center, speech)
  const model = {
    title: t('center.title'),
    summary: sumUp(reports, faulty.length, own !== null, speech),
    faulty: [
      own ?? [],
      faulty.map((report) => ({
        title: report.title,
        id: `faults-${report.name}`,
        faults: report.faults.map((fault) => presentFault(fault, report, speech)),
      })),
    ].flat(),
    heads: columns.map((column) => t(`center.column.${column}`)),
    rows: reports.map((report) => ({
      title: report.title,
      href: report.publicUrl,
      name: report.name === report.title ? null : report.name,
      cells: columns.map((column) => ({
        label: t(`center.column.${column}`),
        text: cellText(column, report, now, speech),
      })),
    })),
  }
  return { view: 'districts/center/overview', model }
}

/** Its accounts and keys are in no district's backup. Null while all is well. */
function presentOwn({ backups, degraded }: OwnState, { t }: Speech) {
  const fault = backups?.state().fault
  const parts = degraded().map(partOf)
  const faults = [
    parts.includes('keys') ? { what: t('center.part.keys'), reasons: [], todo: t('center.ownKeysTodo') } : [],
    parts.includes('key-file')
      ? { what: t('center.part.key-file'), reasons: [], todo: t('center.ownKeyFileTodo') }
      : [],
    backups?.trouble()
      ? {
          what: t(fault ? 'center.ownBackupFailed' : 'center.ownBackupOld'),
          reasons: fault ? [t(fault.key, fault.values)] : [],
          todo: t('center.ownBackupTodo'),
        }
      : [],
    // Only here, as a district alone says it on its pages only: its data may be backed up in another way.
    backups ? [] : { what: t('center.ownNoBackups'), reasons: [], todo: t('center.ownNoBackupsTodo') },
  ].flat()
  return faults.length > 0 ? { title: t('center.own'), id: 'faults-of-center', faults } : null
}

function sumUp(
  reports: readonly DistrictReport[],
  faulty: number,
  isCenterFaulty: boolean,
  { t }: Speech,
): string {
  if (reports.length === 0) return t('center.none')
  const open = reports.filter(({ state }) => state === 'open' || state === 'asleep').length
  return [
    t('center.openOf', { count: open, all: reports.length }),
    faulty > 0 ? t('center.faulty', { count: faulty }) : isCenterFaulty ? '' : t('center.allWell'),
  ]
    .filter(Boolean)
    .join(' ')
}

function presentFault({ kind, part }: ReportFault, { name, reason }: DistrictReport, { t }: Speech) {
  if (kind === 'broken' || kind === 'oldSettings')
    return {
      what: t(`center.fault.${kind}`),
      reasons: linesOf(reason),
      todo: t(`center.todo.${kind}`, { name }),
    }
  if (kind !== 'part')
    return { what: t(`center.fault.${kind}`), reasons: [], todo: t(`center.todo.${kind}`, { name }) }
  const known = toldParts.find((each) => each === part)
  return known
    ? { what: t(`center.part.${known}`), reasons: [], todo: t(`center.partTodo.${known}`, { name }) }
    : {
        what: t('center.otherPart', { part: part ?? '' }),
        reason: null,
        todo: t('center.otherTodo', { name }),
      }
}

/** Faults of settings are a list, with a hyphen before each. */
const linesOf = (reason: string | null): string[] =>
  (reason ?? '')
    .split('\n')
    .map((line) => line.trim().replace(/^- /, ''))
    .filter(Boolean)

function cellText(column: Column, report: DistrictReport, now: Date, speech: Speech): string {
  const { t } = speech
  const { state, setup, standing, makesBackups } = report
  switch (column) {
    case 'state':
      return t(`center.state.${state}`)
    case 'setup':
      return setup ? setupText(setup, speech) : t('center.unknown')
    case 'published':
      return standing ? publishedText(standing, now, speech) : t('center.unknown')
    case 'backup':
      if (standing?.backupAt) return ageText(standing.backupAt, now, speech)
      if (!standing && state === 'broken') return t('center.unknown')
      return t(makesBackups ? 'center.never' : 'center.noBackups')
    case 'contacts':
      return standing ? contactsText(standing, now, speech) : t('center.unknown')
    case 'night':
      return standing ? nightText(standing, now, speech) : t('center.unknown')
    case 'catalog':
      return standing?.catalog ? catalogText(standing.catalog, now, speech) : t('center.unknown')
  }
}

function setupText({ state, missing }: SetupReport, { t }: Speech): string {
  if (state !== 'open' || !missing) return t(`center.setup.${state}`)
  const { steps, gaps } = missing
  const parts = [
    steps > 0 ? t('center.setup.steps', { count: steps }) : '',
    gaps > 0 ? t('center.setup.gaps', { count: gaps }) : '',
  ].filter(Boolean)
  return parts.join(' ') || t('center.setup.ready')
}

function publishedText({ published }: Standing, now: Date, speech: Speech): string {
  if (!published) return speech.t('center.never')
  const key: WordKey = published.byStaff ? 'center.byStaff' : 'center.byService'
  return speech.t(key, { age: ageText(published.at, now, speech) })
}

function contactsText({ contacts }: Standing, now: Date, speech: Speech): string {
  if (!contacts) return speech.t('center.noContacts')
  const age = ageText(new Date(contacts.checkedOn), now, speech)
  if (contacts.old === 0) return age
  return speech.t('center.oldContacts', { age, share: speech.percent(contacts.old) })
}

/** Of the national set alone: a district's own cases are its content. */
function nightText({ night }: Standing, now: Date, speech: Speech): string {
  if (!night) return speech.t('center.never')
  const { national, dangers } = night.counts
  const share = ({ part, of }: { part: number; of: number }) => speech.percent(of > 0 ? part / of : 0, 1)
  const values = { right: share(national), dangers: share(dangers), age: ageText(night.at, now, speech) }
  return speech.t(isWorse(night) ? 'center.nightWorse' : 'center.night', values)
}

function catalogText({ state, answer }: NonNullable<Standing['catalog']>, now: Date, speech: Speech): string {
  if (state === 'current' || state === 'offered' || !answer) return speech.t(`center.catalog.${state}`)
  return speech.t(`center.catalog.${state}`, { age: ageText(answer.at, now, speech) })
}

/** Answers got worse, and no admin of the district accepted it. */
export const isWorse = ({ drop, acceptedBy }: NonNullable<Standing['night']>): boolean =>
  drop !== null && acceptedBy === null

function ageText(at: Date, now: Date, { t }: Speech): string {
  const days = daysSince(at, now)
  return days === 0 ? t('center.withinDay') : t('center.daysAgo', { count: days })
}

/** Whole days; a clock that was ahead counts as now. */
export const daysSince = (at: Date, now: Date): number =>
  Math.max(0, Math.floor((now.getTime() - at.getTime()) / dayMs))
