import { minCount } from '../../../content/grading/shown-grades.js'
import type { NightCounts, PartOf } from '../../../content/shopper/count-night.js'
import type { ShopperNight } from '../../../content/shopper/shopper-store.js'
import type { Speech } from '../../../platform/language/language.js'
import { sayCauses } from '../../shopper/say-causes.js'
import { drawWeeks } from '../draw-weeks.js'
import type { FigureView } from '../present-figure.js'
import type { QualitySources } from './quality-sources.js'

const columns = ['national', 'own', 'refused', 'same'] as const satisfies readonly (keyof NightCounts)[]

/** How right the answers were, night by night; a drop names what changed before, and who changed it. */
export function presentNights(sources: QualitySources, speech: Speech): Omit<FigureView, 'csv' | 'name'> {
  const { nights } = sources
  const { t } = speech
  const worse = nights.find(({ drop, acceptedBy }) => drop !== null && acceptedBy === null)
  const heads = [...columns.map((name) => t(`shopper.figure.${name}`)), t('shopper.state')]
  return {
    heading: t('insights.figure.nights'),
    sentence: sayNights(nights, speech),
    note: worse ? sayDrop(worse, sources, speech) : null,
    picture: nights.length > 0 ? { ...drawShares(nights, 'national', null, speech), legend: '' } : null,
    heads: [t('shopper.night'), ...heads],
    rows: nights.map((night, i) => {
      const isFirst = night.drop !== null && !nights[i + 1]?.drop
      const texts = [
        ...columns.map((name) => partText(name, night.counts[name], speech)),
        isFirst
          ? `${stateText(night, speech)}. ${sayCausesOf(night, sources, speech)}`
          : stateText(night, speech),
      ]
      return rowOf(night, texts, heads, speech)
    }),
  }
}

/** How many dangers got the emergency numbers, and how many other questions got them for no reason. */
export function presentDangers({ nights }: QualitySources, speech: Speech): Omit<FigureView, 'csv' | 'name'> {
  const { t, number } = speech
  const names = ['dangers', 'falseAlarms'] as const
  const heads = names.map((name) => t(`shopper.figure.${name}`))
  const values = ({ part, of }: PartOf) => ({ part: number(part), of: number(of) })
  const [last] = nights
  return {
    heading: t('insights.figure.night-dangers'),
    sentence: last
      ? names.map((name) => t(`insights.nights.${name}`, values(last.counts[name]))).join(' ')
      : t('insights.nights.none'),
    note: null,
    picture: last
      ? {
          ...drawShares(nights, 'dangers', 'falseAlarms', speech),
          legend: t('insights.nights.legendDangers'),
        }
      : null,
    heads: [t('shopper.night'), ...heads],
    rows: nights.map((night) =>
      rowOf(
        night,
        names.map((name) => partText(name, night.counts[name], speech)),
        heads,
        speech,
      ),
    ),
  }
}

/** How long answers took, night by night. */
export function presentTimes({ nights }: QualitySources, speech: Speech): Omit<FigureView, 'csv' | 'name'> {
  const { t, number, date } = speech
  const heads = [t('shopper.time'), t('insights.nights.slow')]
  const ms = (value: number) => t('shopper.milliseconds', { ms: number(value) })
  const points = [...nights].reverse().map(({ night, middleMs, slowMs }) => ({
    ...{ label: date(night, 'day'), now: slowMs, lastYear: middleMs, text: ms(slowMs) },
  }))
  const [last] = nights
  return {
    heading: t('insights.figure.night-times'),
    sentence: last
      ? t('insights.nights.quick', { middle: ms(last.middleMs), slow: ms(last.slowMs) })
      : t('insights.nights.none'),
    note: null,
    picture: last ? { ...drawWeeks(points), legend: t('insights.nights.legendTimes') } : null,
    heads: [t('shopper.night'), ...heads],
    rows: nights.map((night) => rowOf(night, [ms(night.middleMs), ms(night.slowMs)], heads, speech)),
  }
}

function rowOf(
  { night }: ShopperNight,
  texts: readonly string[],
  heads: readonly string[],
  { date }: Speech,
) {
  return {
    name: date(night, 'year'),
    cells: texts.map((text, i) => ({ head: heads[i]!, text })),
    ...{ href: null, steps: [] },
  }
}

function sayNights(nights: readonly ShopperNight[], speech: Speech): string {
  const { t, number, percent, date } = speech
  const [last] = nights
  if (!last) return t('insights.nights.none')
  const { national } = last.counts
  const values = ({ part, of }: PartOf) => ({ part: number(part), of: number(of) })
  const shares = nights.map(({ counts }) => shareOf(counts.national))
  const range = { low: percent(Math.min(...shares)), high: percent(Math.max(...shares)) }
  return [
    t('insights.nights.right', { ...values(national), date: date(last.night, 'day') }),
    ...(nights.length > 1 && range.low !== range.high ? [t('insights.nights.range', range)] : []),
  ].join(' ')
}

/** What got worse, what changed before, and since when it is over. */
function sayDrop(night: ShopperNight, sources: QualitySources, speech: Speech): string {
  const { since, lost, dangers } = night.drop!
  const day = (night: string) => speech.date(night, 'year')
  const values = { on: day(night.night), since: day(since), lost: lost.length, dangers: dangers.length }
  const after = sources.nights[sources.nights.indexOf(night) - 1]
  return [
    speech.t('insights.nights.drop', values),
    sayCausesOf(night, sources, speech),
    ...(after ? [speech.t('insights.nights.over', { date: day(after.night) })] : []),
  ].join(' ')
}

/** The publications and changes of the directory since the last good night, with their authors. */
function sayCausesOf(night: ShopperNight, { causesOf, timeZone }: QualitySources, speech: Speech): string {
  const said = sayCauses(causesOf(night), timeZone, speech)
  return said.length > 0
    ? [speech.t('insights.nights.changed'), ...said].join(' ')
    : speech.t('shopper.noCause')
}

function drawShares(
  nights: readonly ShopperNight[],
  solid: keyof NightCounts,
  dashed: keyof NightCounts | null,
  speech: Speech,
) {
  const points = [...nights].reverse().map(({ night, counts }) => ({
    label: speech.date(night, 'day'),
    now: shareOf(counts[solid]),
    lastYear: dashed && shareOf(counts[dashed]),
    text: speech.percent(shareOf(counts[solid])),
  }))
  return drawWeeks(points)
}

/** Rounded down: only what is whole is 100 %. */
const shareOf = ({ part, of }: PartOf) => (of === 0 ? 0 : Math.floor((100 * part) / of) / 100)

/** The fixed questions are the same everywhere; few saved cases could be about one family. */
function partText(name: keyof NightCounts, { part, of }: PartOf, { t, number }: Speech): string {
  if (of === 0) return t('shopper.none')
  if (name === 'own' && of < minCount) return t('insights.notShown')
  return t('shopper.partOf', { part: number(part), of: number(of) })
}

function stateText({ drop, acceptedBy }: ShopperNight, { t }: Speech): string {
  if (drop === null) return t('shopper.good')
  return acceptedBy === null ? t('shopper.worse') : t('shopper.accepted', { by: acceptedBy })
}
