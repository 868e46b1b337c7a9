import type { Bounds } from '../../content/insights/board/bounds.js'
import type { RateName } from '../../content/insights/board/figures.js'
import type { OnlyRow } from '../../content/insights/board/only-row.js'
import type { BoardCounts, FigureData, FigureRow } from '../../content/insights/board/read-figure.js'
import { ratesOf } from '../../content/insights/board/read-figure.js'
import type { ShownCount, Tallies } from '../../content/insights/board/tallies.js'
import type { Speech } from '../../platform/language/language.js'
import type { WordKey } from '../../platform/language/words.js'
import { leadRate } from './rate-heads.js'

/** A tally as it is written: `40`, or `40+` where smaller counts are left out. */
export function countText({ times, isExact }: ShownCount, { t, number }: Speech): string {
  return isExact ? number(times) : t('insights.atLeast', { times: number(times) })
}

/** `8% (7% to 9%)`; `7% to 9%` where only the bounds are known. */
export function boundsText({ share, low, high }: Bounds, { t, percent }: Speech): string {
  const ends = { low: percent(low), high: percent(high) }
  return share === null
    ? t('insights.bounds', ends)
    : t('insights.interval', { share: percent(share), ...ends })
}

/** A factor that is about two. */
const doubled = { from: 1.8, to: 2.5 }

/** What a figure shows, in a plain sentence or two. @param nameOf the name of a row */
export function sayFigure(
  data: FigureData,
  nameOf: (row: Pick<FigureRow, 'group' | 'value'>) => string,
  { now: everyone, period, only = null }: Pick<BoardCounts, 'now' | 'period'> & { only?: OnlyRow | null },
  speech: Speech,
): string {
  const { t } = speech
  if (!hasNumbers(data)) return t(isShort(period) ? 'insights.says.emptyMonth' : 'insights.says.empty')
  if (data.kind === 'weeks') return sayWeeks(data, speech)
  if (data.kind === 'rates') return sayRates(data, nameOf, everyone, speech)
  if (data.kind === 'results') return sayVerdicts(data, everyone, only, speech)
  if (data.name === 'promises') return sayPromises(data, speech)
  const [first] = [...data.rows].sort((a, b) => (b.now?.times ?? 0) - (a.now?.times ?? 0))
  const said = { name: nameOf(first!), times: countText(first!.now!, speech) }
  if (data.kind === 'harm') return t('insights.says.harm', said)
  if (data.name === 'hours') return t('insights.says.hour', said)
  if (data.name === 'ties') return t('insights.says.tie', said)
  if (data.jump) return sayJump(data.jump, nameOf(data.jump), speech)
  const change = first!.before && t('insights.says.change', { times: countText(first!.before, speech) })
  return [t('insights.says.most', said), change].filter(Boolean).join(' ')
}

/** Small counts may be published for a year alone. */
const isShort = ({ length, from, until }: BoardCounts['period']) =>
  length === 'month' || (length === 'range' && until - from < 52)

/** Whether it shows anything at all. */
export function hasNumbers({ rows }: Pick<FigureData, 'rows'>): boolean {
  return rows.some(({ now }) => now !== null)
}

function sayWeeks({ rows, total }: FigureData, speech: Speech): string {
  const times = total.now ? countText(total.now, speech) : ''
  const peak = rows.reduce((best, row) => ((row.now?.times ?? 0) > (best.now?.times ?? 0) ? row : best))
  if (!peak.now) return speech.t('insights.says.weeksOnly', { times })
  const date = speech.date(peak.value!, 'day')
  return speech.t('insights.says.weeks', { times, date, peak: countText(peak.now, speech) })
}

function sayJump(
  { week, times, before }: NonNullable<FigureData['jump']>,
  name: string,
  speech: Speech,
): string {
  const { t, date } = speech
  const counts = { times: countText(times, speech), before: countText(before, speech) }
  const values = { name, date: date(week, 'day'), ...counts }
  const factor = times.times / before.times
  return factor >= doubled.from && factor < doubled.to
    ? t('insights.says.doubled', values)
    : t('insights.says.grew', values)
}

/** Of all that was done or due. How much that is, is known only where no part of it is left out. */
function sayPromises({ rows }: FigureData, speech: Speech): string {
  const of = (value: string) => rows.find((row) => row.value === value)?.now ?? null
  const [kept, ...others] = ['kept', 'late', 'open'].map(of)
  if (!kept) return speech.t('insights.says.promisesNone')
  const values = { kept: countText(kept, speech) }
  if (!others.every((part) => part?.isExact)) return speech.t('insights.says.promisesSome', values)
  const times = others.reduce((sum, part) => sum + part!.times, kept.times)
  const promised = countText({ times, isExact: kept.isExact }, speech)
  return speech.t('insights.says.promises', { ...values, promised })
}

/** How many of those who judged an answer called it right. */
function sayVerdicts({ rows }: FigureData, tallies: Tallies, only: OnlyRow | null, speech: Speech): string {
  const { t } = speech
  const row = only ? (only.rows.length === 1 ? { about: only.about, ...only.rows[0]! } : null) : {}
  const right = row && ratesOf(tallies, row, ['right']).right
  if (right) return t('insights.says.right', { share: boundsText(right, speech) })
  const known = rows.find(({ group }) => group === 'right')?.now
  return known
    ? t('insights.says.rightSome', { times: countText(known, speech) })
    : t('insights.says.rightNone')
}

/** More names in a row are not read. */
const maxNames = 5

/** Groups whose interval does not meet that of everyone, in the first known share; and those that are too uncertain to compare. */
function sayRates(
  data: FigureData,
  nameOf: (row: FigureRow) => string,
  everyone: Tallies,
  speech: Speech,
): string {
  const { t, list, number } = speech
  const { rows } = data
  const first = leadRate(data)
  const all = ratesOf(everyone, {}, [first!])[first!]
  const different = rows.flatMap((row) => {
    const own = row.rates?.[first!]
    if (!own || !all || (own.low <= all.high && own.high >= all.low)) return []
    const values = { name: nameOf(row), share: boundsText(own, speech), all: boundsText(all, speech) }
    return [{ text: t(differences[first!], values), apart: Math.max(own.low - all.high, all.low - own.high) }]
  })
  different.sort((a, b) => b.apart - a.apart)
  const small = rows.filter(({ rates }) => rates?.[first!] === null).map(nameOf)
  const said = different.slice(0, maxNames).map(({ text }) => text)
  if (different.length > maxNames)
    said.push(t('insights.says.moreDifferent', { count: different.length - maxNames }))
  if (said.length === 0 && small.length < rows.length) said.push(t('insights.says.alike'))
  if (small.length > maxNames)
    said.push(t('insights.says.tooFewOf', { count: number(small.length), all: number(rows.length) }))
  else if (small.length > 0) said.push(t('insights.says.tooFew', { names: list(small) }))
  return said.join(' ')
}

const differences = {
  refused: 'insights.says.different',
  right: 'insights.says.differentRight',
  wrong: 'insights.says.differentWrong',
  wrongAnswers: 'insights.says.differentWrong',
  again: 'insights.says.differentAgain',
} as const satisfies Record<RateName, WordKey>
