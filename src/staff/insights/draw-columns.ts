import { scaleBand, scaleLinear } from 'd3-scale'
import { type Picture, pictureWidth, round, text } from './picture.js'

export interface HourColumn {
  /** Empty for none. */
  label: string
  value: number
  /** Empty for none. */
  valueText: string
}

const size = { height: 150, top: 18, foot: 20 }

/** Columns side by side, such as the hours of a day. */
export function drawColumns(columns: readonly HourColumn[]): Picture {
  const band = scaleBand(
    columns.map((_, i) => i),
    [0, pictureWidth],
  ).padding(0.15)
  const most = Math.max(1, ...columns.map(({ value }) => value))
  const base = size.height - size.foot
  const heightOf = scaleLinear([0, most], [0, base - size.top])
  const shapes = columns.flatMap(({ label, value, valueText }, i) => {
    const x = band(i)!
    const middle = x + band.bandwidth() / 2
    const height = round(heightOf(value))
    const bar = { x: round(x), y: round(base - height), width: round(band.bandwidth()), height }
    return [
      { bar: { ...bar, kind: 'now' as const } },
      ...(label ? [text(middle, size.height - 5, label, anchorOf(i, columns.length))] : []),
      ...(valueText ? [text(middle, base - height - 4, valueText, anchorOf(i, columns.length))] : []),
    ]
  })
  return { width: pictureWidth, height: size.height, shapes }
}

/** Words at the edges stay inside. */
export function anchorOf(i: number, count: number): 'start' | 'middle' | 'end' {
  if (i < Math.max(1, count / 6)) return 'start'
  return i >= count - Math.max(1, count / 6) ? 'end' : 'middle'
}
