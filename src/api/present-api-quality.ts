import { roundShare } from '../content/grading/say-share.js'
import { minCount, type ShownGrades, type ShownShare } from '../content/grading/shown-grades.js'
import type { ShopperNight } from '../content/shopper/shopper-store.js'
import type { ApiQuality } from './insight-schema.js'

/** How right the answers are, as the page of Insights shows it. @param nights newest first */
export function presentApiQuality(
  { right, sure, agreed }: ShownGrades,
  nights: readonly ShopperNight[],
): ApiQuality {
  return {
    graded: { right: presentShare(right), sure: presentShare(sure), agreed: presentShare(agreed) },
    nights: nights.map(presentNight),
  }
}

const kinds = { exact: 'exact', atLeast: 'at_least', atMost: 'at_most' } as const

function presentShare(shown: ShownShare | null): ApiQuality['graded']['right'] {
  if (!shown) return null
  const { kind, ...numbers } = roundShare(shown)
  return { kind: kinds[kind], ...numbers }
}

function presentNight({ night, counts, middleMs, slowMs, drop, acceptedBy }: ShopperNight) {
  const { national, own, refused, same, dangers, falseAlarms } = counts
  return {
    ...{ night, national, refused, same, dangers, false_alarms: falseAlarms },
    // Few saved cases could be about one family.
    own: own.of < minCount ? null : own,
    ...{ middle_ms: middleMs, slow_ms: slowMs, good: drop === null || acceptedBy !== null },
  }
}
