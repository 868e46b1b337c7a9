import { scaleLinear } from 'd3-scale'
import { type Picture, pictureWidth, round, shorten, text } from './picture.js'

export interface Bar {
  label: string
  value: number
  valueText: string
  /** Of the period before; null for none. */
  before: number | null
}

const row = { height: 40, label: 12, bar: 17, thickness: 11, gap: 2, beforeThickness: 5 }

/** Room for the number at the end of a bar. */
const numberWidth = 62

/** Bars below each other, each with its label above. @param most the largest value of the scale, unless a bar's */
export function drawBars(bars: readonly Bar[], most = 0): Picture {
  const largest = Math.max(1, most, ...bars.flatMap(({ value, before }) => [value, before ?? 0]))
  const widthOf = scaleLinear([0, largest], [0, pictureWidth - numberWidth])
  const shapes = bars.flatMap(({ label, value, valueText, before }, i) => {
    const y = i * row.height
    const bar = { x: 0, y: y + row.bar, width: round(widthOf(value)), height: row.thickness }
    const below = { x: 0, y: y + row.bar + row.thickness + row.gap, height: row.beforeThickness }
    return [
      text(0, y + row.label, shorten(label)),
      { bar: { ...bar, kind: 'now' as const } },
      ...(before === null
        ? []
        : [{ bar: { ...below, width: round(widthOf(before)), kind: 'before' as const } }]),
      text(widthOf(value) + 5, y + row.bar + row.thickness - 1, valueText),
    ]
  })
  return { width: pictureWidth, height: bars.length * row.height, shapes }
}
