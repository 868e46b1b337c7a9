import type { Speech } from '../../platform/language/language.js'
import type { ShownShare } from './shown-grades.js'

/** A share of the grades in words: `93%`, `at least 90%`. Bounds are whole percents, rounded outward. */
export function sayShare({ kind, share }: ShownShare, { t, percent }: Speech): string {
  if (kind === 'exact') return percent(downToPercent(share))
  return kind === 'atLeast'
    ? t('statusPage.atLeast', { percent: percent(downToPercent(share)) })
    : t('statusPage.atMost', { percent: percent(upToPercent(share)) })
}

/** The ends of its interval in words; null where only one of them may be known. */
export function sayInterval(shown: ShownShare, { percent }: Speech): { low: string; high: string } | null {
  if (shown.kind !== 'exact') return null
  return { low: percent(downToPercent(shown.low)), high: percent(upToPercent(shown.high)) }
}

/** A share as it is said, with its interval in whole percents, 0 to 1: its digits tell no more than the words. */
export function roundShare(shown: ShownShare): ShownShare {
  if (shown.kind === 'exact')
    return {
      ...{ kind: shown.kind, share: downToPercent(shown.share) },
      ...{ low: downToPercent(shown.low), high: upToPercent(shown.high) },
    }
  const { kind, share } = shown
  return { kind, share: kind === 'atLeast' ? downToPercent(share) : upToPercent(share) }
}

/** 100 × 0.29 is a little less than 29. */
const tiny = 1e-9
const downToPercent = (share: number) => Math.floor(100 * share + tiny) / 100
const upToPercent = (share: number) => Math.ceil(100 * share - tiny) / 100
