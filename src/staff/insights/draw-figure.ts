import type { FigureData, FigureRow } from '../../content/insights/board/read-figure.js'
import type { Speech } from '../../platform/language/language.js'
import { drawBars } from './draw-bars.js'
import { drawColumns } from './draw-columns.js'
import { drawIntervals } from './draw-intervals.js'
import { drawWeeks } from './draw-weeks.js'
import type { Picture } from './picture.js'
import { leadRate, rateHeads } from './rate-heads.js'
import { boundsText, countText } from './say-figure.js'

/** More are too many to take in at once: the table has all. */
export const maxBars = 10
/** All schools of a small district. */
const maxIntervals = 20

/** The hours that have a label. */
const labeledHours = [6, 12, 18]

type NameOf = (row: FigureRow) => string

/** @returns null where no row has a number that can be drawn */
export function drawFigure(
  data: FigureData,
  nameOf: NameOf,
  speech: Speech,
): (Picture & { legend: string }) | null {
  if (data.kind === 'weeks') return weeks(data, speech)
  if (data.kind === 'rates') return rates(data, nameOf, speech)
  if (data.name === 'hours') return { ...hours(data, nameOf, speech), legend: '' }
  const shown = data.rows.filter(({ now }) => now !== null)
  const bars = shown.slice(0, maxBars).map((row) => ({
    label: nameOf(row),
    value: row.now!.times,
    valueText: countText(row.now!, speech),
    before: row.before?.times ?? null,
  }))
  const { t } = speech
  const hasBefore = bars.some(({ before }) => before !== null)
  const legend = [
    hasBefore ? t('insights.legend') : '',
    shown.length > maxBars ? t('insights.largest', { count: maxBars }) : '',
  ]
  return { ...drawBars(bars), legend: legend.filter(Boolean).join(' ') }
}

function weeks({ rows }: FigureData, speech: Speech): Picture & { legend: string } {
  const hasLastYear = rows.some(({ lastYear }) => lastYear !== null)
  const picture = drawWeeks(
    rows.map(({ value, now, lastYear }) => ({
      label: speech.date(value!, 'day'),
      now: now?.times ?? null,
      lastYear: lastYear?.times ?? null,
      text: now ? countText(now, speech) : '',
    })),
  )
  return { ...picture, legend: hasLastYear ? speech.t('insights.legendWeeks') : '' }
}

function hours({ rows }: FigureData, nameOf: NameOf, speech: Speech): Picture {
  const most = Math.max(...rows.map(({ now }) => now?.times ?? 0))
  const byHour = new Map(rows.map((row) => [Number(row.value), row]))
  return drawColumns(
    Array.from({ length: 24 }, (_, hour) => {
      const row = byHour.get(hour)
      const value = row?.now?.times ?? 0
      const named = {
        group: '',
        value: String(hour).padStart(2, '0'),
        now: null,
        before: null,
        lastYear: null,
      }
      return {
        label: labeledHours.includes(hour) ? nameOf(named) : '',
        value,
        valueText: row?.now && value === most ? countText(row.now, speech) : '',
      }
    }),
  )
}

/** One share of each group. */
function rates(data: FigureData, nameOf: NameOf, speech: Speech) {
  const { t } = speech
  const first = leadRate(data)
  const known = data.rows.flatMap((row) => {
    const own = first && row.rates?.[first]
    return own ? [{ ...own, label: nameOf(row), text: boundsText(own, speech) }] : []
  })
  if (!first || known.length === 0) return null
  const legend = [
    t('insights.legendShare', { share: t(`insights.head.${rateHeads[first]}`) }),
    t('insights.legendRates'),
    known.length > maxIntervals ? t('insights.largest', { count: maxIntervals }) : '',
  ]
  return { ...drawIntervals(known.slice(0, maxIntervals)), legend: legend.filter(Boolean).join(' ') }
}
