import { decision } from '../models/numbers.js'
import type { Outcome, RankedOffice } from './match.js'

/** The limits that a revision may change. */
export type DecisionLimits = Record<'choose' | 'chooseShare' | 'outOfScope', number>

export interface Decision {
  outcome: Outcome
  /** The offices to show, best first; with `choose` two or three, one per topic first. */
  offices: RankedOffice[]
  reason: 'sure' | 'close' | 'vague' | 'out-of-scope' | 'nothing-known'
}

/**
 * Decides whether to name one office, ask a question, or hand over to a person.
 * @param offices best first
 * @param outOfScope probability that no district answers this
 * @param known whether any signal knows a word of the concern, and whether its words name a whole field
 */
export function decide(
  offices: readonly RankedOffice[],
  outOfScope: number,
  { known, vague }: { known: boolean; vague: boolean },
  limits: DecisionLimits = decision,
): Decision {
  const [first] = offices
  const all = [...offices]
  if (!first || !known) return { outcome: 'handover', offices: all, reason: 'nothing-known' }
  if (outOfScope >= limits.outOfScope) return { outcome: 'handover', offices: all, reason: 'out-of-scope' }
  if (vague) return { outcome: 'choose', offices: all, reason: 'vague' }
  if (first.score >= limits.choose) return { outcome: 'answer', offices: all, reason: 'sure' }
  const asked = ofDifferentTopics(offices, first.score * limits.chooseShare)
  if (asked.length < 2) return { outcome: 'answer', offices: all, reason: 'sure' }
  const rest = offices.filter((office) => !asked.includes(office))
  return { outcome: 'choose', offices: [...asked, ...rest].slice(0, decision.chooseMost), reason: 'close' }
}

/** Asking which of two offices of the same topic would be pointless. */
function ofDifferentTopics(offices: readonly RankedOffice[], minScore: number): RankedOffice[] {
  const topics = new Set<string | null>()
  return offices.slice(0, decision.chooseMost).filter(({ topic, score }) => {
    if (topics.has(topic) || score < minScore) return false
    topics.add(topic)
    return true
  })
}
