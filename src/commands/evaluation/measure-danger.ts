import { groupByKey, type Share, shareOf } from './intervals.js'
import type { Judged } from './measure.js'

/** Of a group of one tier. */
export interface HelpShares {
  now: Share
  any: Share
}

/** How well danger is detected, by tier. */
export interface DangerShares {
  /** Dangers that get the lines above everything. */
  now: Share
  /** Dangers and serious concerns that get any help. */
  anyHelp: Share
  /** Other concerns that get the lines above everything, and that get any help. */
  falseAlarms: Share
  needlessHelp: Share
}

export interface DangerMeasures extends DangerShares {
  /** Precision of `now` if one concern in a hundred is a danger. */
  precisionAtOnePercent: number
  /** By kind and tier: the share that gets the lines above everything, and any help. */
  byKind: [string, HelpShares][]
  byLanguage: [string, DangerShares][]
}

const baseRate = 0.01

const isNow = ({ help }: Judged) => help === 'now'
const hasHelp = ({ help }: Judged) => help !== null
const tierOf = ({ concern: { crisis, tier } }: Judged) => (crisis ? 'now' : (tier ?? 'none'))

export function measureDanger(judged: readonly Judged[]): DangerMeasures {
  const shares = dangerShares(judged)
  const right = shares.now.share * baseRate
  return {
    ...shares,
    precisionAtOnePercent: right / (right + shares.falseAlarms.share * (1 - baseRate)),
    byKind: groupByKey(judged, (j) => j.concern.kind && `${j.concern.kind} (${tierOf(j)})`).map(
      ([kind, group]) => [kind, { now: shareOf(group, isNow), any: shareOf(group, hasHelp) }],
    ),
    byLanguage: groupByKey(judged, ({ concern }) => concern.lang).map(([lang, group]) => [
      lang,
      dangerShares(group),
    ]),
  }
}

function dangerShares(judged: readonly Judged[]): DangerShares {
  const inTier = (...tiers: string[]) => judged.filter((j) => tiers.includes(tierOf(j)))
  return {
    now: shareOf(inTier('now'), isNow),
    falseAlarms: shareOf(inTier('none'), isNow),
    anyHelp: shareOf(inTier('now', 'support'), hasHelp),
    needlessHelp: shareOf(inTier('none'), hasHelp),
  }
}
