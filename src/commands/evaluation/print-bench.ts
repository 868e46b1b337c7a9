import type { LoadResult } from './bench-load.js'

/** The rows of one measurement, and their baselines. */
export interface BenchTable {
  title: string
  rows: { name: string; result: LoadResult }[]
  /** Baseline rows; the others are divided by them at the same concurrency. */
  against: { raw: string; hello: string }
  notes: string[]
}

const columns = ['at once', 'p50 ms', 'p99 ms', 'max ms', 'per s', '× raw', '× hello', 'done']

/** A Markdown table, readable as plain text. */
export function printBench({ title, rows, against, notes }: BenchTable): string {
  const p50Of = (name: string, atOnce: number) =>
    rows.find((row) => row.name === name && row.result.atOnce === atOnce)?.result.p50
  const cells = rows.map(({ name, result }) => [
    name,
    String(result.atOnce),
    ...[result.p50, result.p99, result.max].map(inMs),
    result.perSecond.toFixed(0),
    ...[against.raw, against.hello].map((other) => ratio(result.p50, p50Of(other, result.atOnce))),
    String(result.done),
  ])
  const lines = [['', ...columns], columnRule(), ...cells]
  const widths = lines[0]!.map((_, i) => Math.max(...lines.map((line) => line[i]!.length)))
  const pad = (cell: string, i: number) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))
  return [
    `## ${title}`,
    '',
    ...lines.map((line) => `| ${line.map(pad).join(' | ')} |`),
    '',
    ...notes.map((note) => `- ${note}`),
  ].join('\n')
}

const columnRule = () => ['---', ...columns.map(() => '---:')]

/** A ratio of medians; empty without a baseline. */
function ratio(p50: number, other: number | undefined): string {
  return other ? (p50 / other).toFixed(1) : ''
}

export const inMs = (ms: number) => ms.toFixed(ms < 10 ? 1 : 0)
