import type { Outcome, RankedOffice } from './match.js'
import { decision } from './numbers.js'

export interface Decision {
  outcome: Outcome
  /** How many offices are named: 1 with `answer`, 2 or 3 with `choose`, 0 with `handover`. */
  named: number
  reason: 'sure' | 'close' | 'out-of-scope' | 'nothing-known'
}

/**
 * Whether one office is named, a question is asked, or a person is asked instead.
 * @param outOfScope probability that no district answers this
 * @param known whether any word of the concern is known to any signal
 */
export function decide(offices: readonly RankedOffice[], outOfScope: number, known: boolean): Decision {
  const [first] = offices
  if (!first || !known) return { outcome: 'handover', named: 0, reason: 'nothing-known' }
  if (outOfScope >= decision.outOfScope) return { outcome: 'handover', named: 0, reason: 'out-of-scope' }
  if (first.score >= decision.choose) return { outcome: 'answer', named: 1, reason: 'sure' }
  const near = offices.slice(0, 3).filter((office) => office.score >= first.score * decision.chooseShare)
  if (near.length < 2) return { outcome: 'answer', named: 1, reason: 'sure' }
  return { outcome: 'choose', named: near.length, reason: 'close' }
}
