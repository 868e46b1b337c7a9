import { roundShare } from '../content/grading/say-share.js'
import { minCount, type ShownGrades, type ShownShare } from '../content/grading/shown-grades.js'
import type { Causes } from '../content/shopper/find-causes.js'
import type { Drop } from '../content/shopper/find-drop.js'
import type { ShopperNight } from '../content/shopper/shopper-store.js'
import type { ApiQuality } from './insight-schema.js'

/** How right the answers are, as the page of Insights shows it. @param nights newest first @param causesOf what changed before a drop */
export function presentApiQuality(
  { right, sure, agreed }: ShownGrades,
  nights: readonly ShopperNight[],
  causesOf: (night: ShopperNight) => Causes,
): ApiQuality {
  return {
    graded: { right: presentShare(right), sure: presentShare(sure), agreed: presentShare(agreed) },
    nights: nights.map((night) => presentNight(night, causesOf)),
  }
}

const kinds = { exact: 'exact', atLeast: 'at_least', atMost: 'at_most' } as const

function presentShare(shown: ShownShare | null): ApiQuality['graded']['right'] {
  if (!shown) return null
  const { kind, ...numbers } = roundShare(shown)
  return { kind: kinds[kind], ...numbers }
}

function presentNight(found: ShopperNight, causesOf: (night: ShopperNight) => Causes) {
  const { night, counts, middleMs, slowMs, drop, acceptedBy } = found
  const { national, own, refused, same, dangers, falseAlarms } = counts
  return {
    ...{ night, national, refused, same, dangers, false_alarms: falseAlarms },
    // Few saved cases could be about one family.
    own: own.of < minCount ? null : own,
    ...{ middle_ms: middleMs, slow_ms: slowMs, good: drop === null || acceptedBy !== null },
    ...{ accepted_by: acceptedBy, drop: drop && presentDrop(drop, causesOf(found)) },
  }
}

/** Without publishers' notes, as on the page. */
function presentDrop({ since, lost, gained, dangers }: Drop, { publications, changes, signals }: Causes) {
  return {
    ...{ since, lost: lost.length, gained, dangers: dangers.length },
    publications: publications.map(({ revision, at, by }) => ({ revision, at: at.toISOString(), by })),
    changes: changes.map(({ kind, name, count, at, by }) => ({
      kind,
      name,
      count,
      at: at.toISOString(),
      by,
    })),
    silent: signals,
  }
}
