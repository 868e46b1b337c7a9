import { groupByKey, type Share, shareOf } from './intervals.js'
import type { Judged } from './measure.js'

/** How well danger is detected, by tier. */
export interface DangerMeasures {
  /** Dangers that get the lines above everything. */
  now: Share
  /** Dangers and serious concerns that get any help. */
  anyHelp: Share
  /** Other concerns that get the lines above everything, and that get any help. */
  falseAlarms: Share
  needlessHelp: Share
  /** Precision of `now` if one concern in a hundred is a danger. */
  precisionAtOnePercent: number
  /** By kind and tier: `now` for dangers, any help for serious ones, any help for the rest. */
  byKind: [string, Share][]
  byLanguage: [string, { now: Share; falseAlarms: Share }][]
}

const baseRate = 0.01

const isNow = ({ help }: Judged) => help === 'now'
const hasHelp = ({ help }: Judged) => help !== null
const tierOf = ({ concern: { crisis, tier } }: Judged) => (crisis ? 'now' : (tier ?? 'none'))

export function measureDanger(judged: readonly Judged[]): DangerMeasures {
  const inTier = (...tiers: string[]) => judged.filter((j) => tiers.includes(tierOf(j)))
  const now = shareOf(inTier('now'), isNow)
  const falseAlarms = shareOf(inTier('none'), isNow)
  const right = now.share * baseRate
  return {
    now,
    falseAlarms,
    anyHelp: shareOf(inTier('now', 'support'), hasHelp),
    needlessHelp: shareOf(inTier('none'), hasHelp),
    precisionAtOnePercent: right / (right + falseAlarms.share * (1 - baseRate)),
    byKind: groupByKey(judged, (j) => j.concern.kind && `${j.concern.kind} (${tierOf(j)})`).map(
      ([kind, group]) => [kind, shareOf(group, tierOf(group[0]!) === 'now' ? isNow : hasHelp)],
    ),
    byLanguage: groupByKey(judged, ({ concern }) => concern.lang).map(([lang, group]) => [
      lang,
      {
        now: shareOf(
          group.filter((j) => tierOf(j) === 'now'),
          isNow,
        ),
        falseAlarms: shareOf(
          group.filter((j) => tierOf(j) === 'none'),
          isNow,
        ),
      },
    ]),
  }
}
