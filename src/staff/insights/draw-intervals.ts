import { scaleLinear } from 'd3-scale'
import type { Bounds } from '../../content/insights/board/bounds.js'
import { type Picture, pictureWidth, round, shorten, text } from './picture.js'

export interface IntervalRow extends Bounds {
  label: string
  text: string
}

const row = { height: 38, label: 12, line: 26, cap: 4 }
/** A wide letter at the size of `insights.css`, a percent sign, and the room before the words. */
const [letterWidth, percentWidth, gap] = [7.6, 12.5, 6]

/** A dot for each share, and a line for its interval. */
export function drawIntervals(rows: readonly IntervalRow[]): Picture {
  const most = Math.max(0.05, ...rows.map(({ high }) => high))
  const longest = Math.max(...rows.map(({ text: words }) => widthOf(words)))
  const xOf = scaleLinear([0, most], [0, pictureWidth - gap - longest])
  const shapes = rows.flatMap(({ label, share, low, high, text: words }, i) => {
    const top = i * row.height
    const y = top + row.line
    const [left, right] = [round(xOf(low)), round(xOf(high))]
    const cap = (x: number) => `M${x},${y - row.cap}V${y + row.cap}`
    return [
      text(0, top + row.label, shorten(label)),
      { line: { path: `M${left},${y}H${right}${cap(left)}${cap(right)}`, kind: 'now' as const } },
      ...(share === null ? [] : [{ dot: { x: round(xOf(share)), y } }]),
      text(right + gap, y + 4, words),
    ]
  })
  return { width: pictureWidth, height: rows.length * row.height, shapes }
}

function widthOf(words: string): number {
  const percents = words.split('%').length - 1
  return percents * percentWidth + (words.length - percents) * letterWidth
}
