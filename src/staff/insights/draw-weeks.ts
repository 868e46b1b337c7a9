import { scaleLinear, scalePoint } from 'd3-scale'
import { line } from 'd3-shape'
import { anchorOf } from './draw-columns.js'
import { type Picture, pictureWidth, round, text } from './picture.js'

export interface WeekPoint {
  label: string
  /** Null where it is not shown. */
  now: number | null
  lastYear: number | null
  /** As written, for the largest one. */
  text: string
}

/** More would hide the line. */
const maxDots = 60

const size = { height: 170, top: 22, foot: 24, side: 8 }

/** A line through the weeks, and a dashed one through those of last year. */
export function drawWeeks(points: readonly WeekPoint[]): Picture {
  const xOf = scalePoint(
    points.map((_, i) => i),
    [size.side, pictureWidth - size.side],
  )
  const most = Math.max(1, ...points.flatMap(({ now, lastYear }) => [now ?? 0, lastYear ?? 0]))
  const yOf = scaleLinear([0, most], [size.height - size.foot, size.top])
  const pathOf = (countOf: (point: WeekPoint) => number | null) =>
    line<WeekPoint>()
      .defined((point) => countOf(point) !== null)
      .x((_, i) => round(xOf(i)!))
      .y((point) => round(yOf(countOf(point)!)))(points) ?? ''
  const base = size.height - size.foot
  const peak = points.reduce((best, { now }, i) => ((now ?? 0) > (points[best]!.now ?? 0) ? i : best), 0)
  const labeled = [...new Set([0, Math.floor((points.length - 1) / 2), points.length - 1])]
  return {
    width: pictureWidth,
    height: size.height,
    shapes: [
      { line: { path: `M0,${base}H${pictureWidth}`, kind: 'axis' } },
      { line: { path: pathOf(({ lastYear }) => lastYear), kind: 'before' } },
      { line: { path: pathOf(({ now }) => now), kind: 'now' } },
      ...points.flatMap(({ now }, i) =>
        now === null || points.length > maxDots ? [] : [{ dot: { x: round(xOf(i)!), y: round(yOf(now)) } }],
      ),
      ...labeled.map((i) => text(xOf(i)!, size.height - 6, points[i]!.label, anchorOf(i, points.length))),
      ...(points[peak]?.now
        ? [peakText(points[peak]!, xOf(peak)!, yOf(points[peak]!.now!), peak, points.length)]
        : []),
    ],
  }
}

const peakText = ({ text: words }: WeekPoint, x: number, y: number, i: number, count: number) =>
  text(x, y - 8, words, anchorOf(i, count))
