import type { Share } from './intervals.js'
import { type Interval, isHit, type Judged, type Measures, type ReliabilityBin } from './measure.js'
import type { DangerMeasures } from './measure-danger.js'

const percent = (value: number, width = 6) =>
  (Number.isNaN(value) ? '–' : (100 * value).toFixed(1)).padStart(width)

const withInterval = ({ share, low, high, count }: Share) =>
  count === 0 ? 'none' : `${percent(share, 0)} (${percent(low, 0)}–${percent(high, 0)}) of ${count}`

const range = ({ low, high }: Interval) => `${percent(low, 0)}–${percent(high, 0)}`.padStart(10)

/** The table of measures, as text. */
export function printMeasures({ groups, danger, outOfScope, vagueAsked }: Measures): string {
  const rows = groups.map(
    ({ name, count, hit1, strict1, hit3, intervals, meanReciprocalRank, refused, calibrationError }) =>
      [
        `${name.padEnd(26)} ${String(count).padStart(5)}`,
        `${percent(hit1)} ${range(intervals.hit1)}`,
        `${percent(strict1, 8)} ${range(intervals.strict1)}`,
        `${percent(hit3)} ${range(intervals.hit3)}`,
        `${meanReciprocalRank.toFixed(3)}  ${percent(refused, 7)}  ${percent(calibrationError, 11)}`,
      ].join('  '),
  )
  return [
    'set                            n   hit@1   interval  strict@1   interval   hit@3   interval    MRR  refused  calibration',
    ...rows,
    `crisis recall ${withInterval(danger.now)}; false alarms ${withInterval(danger.falseAlarms)}`,
    `any help: crisis or serious ${withInterval(danger.anyHelp)}; the rest ${withInterval(danger.needlessHelp)}`,
    `precision of the lines at 1 % dangers: ${percent(danger.precisionAtOnePercent, 0)}`,
    `out of scope refused ${withInterval(outOfScope)}`,
    ...(vagueAsked.count > 0 ? [`vague: a question or a person ${withInterval(vagueAsked)}`] : []),
  ].join('\n')
}

/** Danger by kind and by language, as text. */
export function printDanger({ byKind, byLanguage }: DangerMeasures): string {
  return [
    'kind (tier)                        lines above everything        any help',
    ...byKind.map(([kind, { now, any }]) => cells(kind, 34, now, any)),
    'language   dangers: lines               dangers, serious: any help   the rest: lines              the rest: any help',
    ...byLanguage.map(([lang, { now, anyHelp, falseAlarms, needlessHelp }]) =>
      cells(lang, 10, now, anyHelp, falseAlarms, needlessHelp),
    ),
  ].join('\n')
}

function cells(name: string, width: number, ...shares: readonly Share[]): string {
  return [name.padEnd(width), ...shares.map((share) => withInterval(share).padEnd(28))].join(' ').trimEnd()
}

/** Predicted probability against actual accuracy, as text. */
export function printReliability(bins: readonly ReliabilityBin[]): string {
  const rows = bins.map(
    (b) =>
      `${b.from.toFixed(1)}–${(b.from + 0.1).toFixed(1)}  ${String(b.count).padStart(5)}  ${percent(b.predicted, 9)}  ${percent(b.right)}`,
  )
  return ['score        n  predicted   right', ...rows].join('\n')
}

/** Time per stage and in total: median and 99th percentile, as text. */
export function printLatency(judged: readonly Judged[]): string {
  const times = new Map<string, number[]>([['all', judged.map(({ ms }) => ms)]])
  for (const { stages } of judged) {
    for (const { stage, ms } of stages) times.set(stage, [...(times.get(stage) ?? []), ms])
  }
  const quantile = (sorted: number[], q: number) =>
    (sorted[Math.floor(q * (sorted.length - 1))] ?? 0).toFixed(2)
  const rows = [...times].map(([stage, all]) => {
    const sorted = all.sort((a, b) => a - b)
    return `${stage.padEnd(12)} ${quantile(sorted, 0.5).padStart(8)} ${quantile(sorted, 0.99).padStart(8)}`
  })
  return ['stage          p50 ms   p99 ms', ...rows].join('\n')
}

/** Hits per expected office, and the offices named instead, as text. @param max how many wrong offices to list */
export function printOffices(judged: readonly Judged[], max = Number.POSITIVE_INFINITY): string {
  const byOffice = new Map<string, Judged[]>()
  for (const j of judged) {
    const [office] = j.concern.expect
    if (office !== undefined) byOffice.set(office, [...(byOffice.get(office) ?? []), j])
  }
  const rows = [...byOffice].sort().map(([office, all]) => {
    const wrong = all.filter((j) => !isHit(j)).map((j) => j.offices[0] ?? 'nobody')
    return `${office.padEnd(20)} ${String(all.length).padStart(4)} ${percent((all.length - wrong.length) / all.length)}  ${mostOften(wrong, max)}`
  })
  return ['office                  n    hit  named instead', ...rows].join('\n')
}

function mostOften(names: readonly string[], max: number): string {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  const sorted = [...counts].sort((a, b) => b[1] - a[1]).slice(0, max)
  return sorted.map(([name, count]) => (count > 1 ? `${name} ×${count}` : name)).join(', ')
}

/** Every wrong answer, with the expected and the actual office, as text. */
export function printMisses(judged: readonly Judged[]): string {
  return judged
    .map((j) => ({ j, fault: faultOf(j) }))
    .filter(({ fault }) => fault !== null)
    .map(({ j, fault }) => `\n${j.concern.id} [${j.concern.lang}] ${j.concern.q}\n   ${fault}`)
    .join('\n')
}

function faultOf(j: Judged): string | null {
  const { concern, offices } = j
  const faults: string[] = []
  if (concern.scope && concern.expect.length > 0 && !isHit(j)) {
    const also = concern.ok.length > 0 ? ` (or ${concern.ok.join(', ')})` : ''
    faults.push(
      `want ${concern.expect.join(', ')}${also}; got ${offices.slice(0, 3).join(', ') || 'nothing'}`,
    )
  }
  if (concern.crisis && j.help !== 'now') faults.push('danger missed')
  if (!concern.crisis && j.help === 'now') faults.push('false alarm')
  if (!concern.scope && j.confident) faults.push(`not refused: ${offices[0]}`)
  if (concern.scope && !j.confident) faults.push('refused')
  return faults.length > 0 ? faults.join('; ') : null
}
