import { minGraded } from '../../content/grading/measure-grades.js'
import { sayInterval, sayShare } from '../../content/grading/say-share.js'
import type { ShownGrades, ShownShare } from '../../content/grading/shown-grades.js'
import type { PartOf } from '../../content/shopper/count-night.js'
import type { ShopperNight } from '../../content/shopper/shopper-store.js'
import { daysUnchecked } from '../../directory/contacts/days-unchecked.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { addDays, localDate } from '../../directory/time/local-time.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page, PageModel } from '../../platform/web/pages.js'
import { drawTrend, type TrendPicture } from './draw-trend.js'

/** How many nights the picture and its table have. */
export const shownNights = 14

interface StatusSources {
  directory: DirectorySnapshot
  /** Newest first. */
  nights: readonly ShopperNight[]
  /** What two people said of real questions. */
  grades: ShownGrades
  now: Date
}

export interface StatusModel extends PageModel {
  lead: string
  /** When the newest test was; null before the first. */
  last: string | null
  /** Sentences under their headings; none before the first test. */
  right: string[]
  danger: string[]
  /** Of real questions; none before enough are graded. */
  real: string[]
  quick: string | null
  current: string | null
  trend: Trend | null
}

interface Trend extends Omit<TrendPicture, 'lines'> {
  sentence: string
  lines: { y: number; words: string }[]
  rows: { night: string; parts: string; share: string }[]
}

/** How well the service works, as measured last night: how right, how quick, how up to date. */
export function presentStatus({ directory, nights, grades, now }: StatusSources, speech: Speech): Page {
  const { t } = speech
  const [last = null] = nights
  const model: StatusModel = {
    title: t('statusPage.title'),
    lead: t('statusPage.lead'),
    last: last && t('statusPage.last', { date: speech.date(last.night, 'year') }),
    right: last ? rightSentences(last, speech) : [],
    danger: last ? dangerSentences(last, speech) : [],
    real: realSentences(grades, speech),
    quick: last && quickSentence(last, speech),
    current: currentSentence(directory, now, speech),
    trend: last && presentTrend([...nights].reverse(), speech),
  }
  return { view: 'public/site/status', model, description: model.lead, index: true }
}

function rightSentences({ counts }: ShopperNight, speech: Speech): string[] {
  const { t } = speech
  return [
    ...say(counts.national, (values) => t('statusPage.right', values), speech),
    ...(counts.own.of >= minGraded
      ? [t('statusPage.own', { percent: speech.percent(shareOf(counts.own)) })]
      : []),
    ...say(counts.refused, (values) => t('statusPage.refused', values), speech),
    ...say(counts.same, (values) => t('statusPage.same', values), speech),
  ]
}

function dangerSentences({ counts }: ShopperNight, speech: Speech): string[] {
  const { t } = speech
  return [
    ...say(counts.dangers, (values) => t('statusPage.dangers', values), speech),
    ...say(counts.falseAlarms, (values) => t('statusPage.falseAlarms', values), speech),
  ]
}

/** Shares alone: a count would tell a family whether its own question was right. */
function realSentences({ right, sure, agreed }: ShownGrades, speech: Speech): string[] {
  const { t } = speech
  const words = (shown: ShownShare) => ({ share: sayShare(shown, speech) })
  return [
    ...(right ? [t('statusPage.real', words(right)), ...rangeSentence(right, speech)] : []),
    ...(sure ? [t('statusPage.realSure', words(sure))] : []),
    ...(agreed ? [t('statusPage.agree', words(agreed))] : []),
  ]
}

function rangeSentence(shown: ShownShare, speech: Speech): string[] {
  const interval = sayInterval(shown, speech)
  return interval ? [speech.t('statusPage.realRange', interval)] : []
}

/** Nothing is said of nothing. */
function say(
  counted: PartOf,
  words: (values: Record<string, string>) => string,
  { number, percent }: Speech,
) {
  const { part, of } = counted
  return of === 0 ? [] : [words({ part: number(part), of: number(of), percent: percent(shareOf(counted)) })]
}

/** Rounded down: only what is whole is 100 %. */
const shareOf = ({ part, of }: PartOf) => Math.floor((100 * part) / of) / 100

function quickSentence({ middleMs, slowMs }: ShopperNight, { t, number }: Speech): string {
  const seconds = (ms: number) => number(Math.ceil(ms / 10) / 100)
  return t('statusPage.quick', { middle: seconds(middleMs), slow: seconds(slowMs) })
}

function currentSentence(
  { contacts, district }: DirectorySnapshot,
  now: Date,
  speech: Speech,
): string | null {
  const since = addDays(localDate(now, district.timeZone), -daysUnchecked)
  const counted = { part: contacts.filter(({ checkedOn }) => checkedOn >= since).length, of: contacts.length }
  const words = (values: Record<string, string>) =>
    speech.t('statusPage.current', { ...values, days: speech.number(daysUnchecked) })
  return say(counted, words, speech)[0] ?? null
}

/** @param nights the oldest first */
function presentTrend(nights: readonly ShopperNight[], speech: Speech): Trend {
  const { t, number, percent, dir } = speech
  const shares = nights.map(({ counts }) => shareOf(counts.national))
  const { lines, ...picture } = drawTrend(shares, shownNights, dir)
  return {
    ...picture,
    lines: lines.map(({ y, share }) => ({ y, words: percent(share) })),
    sentence: trendSentence(nights, shares, speech),
    rows: nights.map(({ night, counts: { national } }, i) => ({
      night: speech.date(night, 'short'),
      parts: t('statusPage.partOf', { part: number(national.part), of: number(national.of) }),
      share: percent(shares[i] ?? 0),
    })),
  }
}

function trendSentence(nights: readonly ShopperNight[], shares: readonly number[], speech: Speech): string {
  const { t, percent } = speech
  const [first, last] = [nights[0]!, nights.at(-1)!].map(({ night }) => speech.date(night, 'year'))
  const [low, high] = [Math.min(...shares), Math.max(...shares)].map((share) => percent(share))
  if (nights.length === 1) return t('statusPage.trendOne', { date: last!, share: high! })
  return low === high
    ? t('statusPage.trendSame', { first: first!, last: last!, share: high! })
    : t('statusPage.trend', { first: first!, last: last!, low: low!, high: high! })
}
