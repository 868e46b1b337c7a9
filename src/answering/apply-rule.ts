import { type Level, ladderAt } from '../directory/model/topic.js'
import type { PreparedRevision } from './live-revision.js'
import type { Match, RankedOffice } from './matching/match.js'
import type { RuleMatch } from './rules/match-rules.js'

/**
 * Applies the winning rule to a concern.
 * @returns null when no rule names a topic, an office or a contact: the concern is then matched
 */
export function applyRule({ winner }: RuleMatch, level: Level | null, live: PreparedRevision): Match | null {
  const offices = winner ? officesOf(winner.rule.action, level, live) : []
  if (offices.length === 0) return null
  return {
    outcome: 'answer',
    offices,
    topics: offices[0]?.topic ? [{ slug: offices[0].topic, probability: 1 }] : [],
    parts: null,
    skipped: null,
    signals: ['rule'],
    engine: 'fallback',
    trace: { lang: 'und', stages: [] },
  }
}

type Action = NonNullable<RuleMatch['winner']>['rule']['action']

function officesOf(action: Action, level: Level | null, { topics }: PreparedRevision): RankedOffice[] {
  switch (action.kind) {
    case 'office':
      return [{ office: action.office, score: 1, topic: null }]
    case 'contact':
      return [{ office: action.office, score: 1, topic: null, school: action.school }]
    case 'topic': {
      const topic = topics.get(action.topic)
      const steps = topic ? ladderAt(topic, level).flat() : []
      return steps.slice(0, 5).map((office) => ({ office, score: 1, topic: action.topic }))
    }
    case 'emergency':
      return []
  }
}
