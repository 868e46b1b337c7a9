import assert from 'node:assert/strict'
import type { Match } from '../../../src/answering/matching/match.js'
import { noticesFor } from '../../../src/answering/rules/notices-for.js'
import type { Rule, RuleConditions } from '../../../src/answering/rules/rule.js'
import { aRule, ask } from './a-rule.js'

const found = (office: string, topic: string | null, part = 0) => ({ office, topic, score: 1, part })

function match(change: Partial<Match>): Match {
  return {
    ...{ outcome: 'answer', offices: [], topics: [], parts: null, skipped: null, signals: [] },
    ...{ engine: 'fallback', trace: { lang: 'en', stages: [] } },
    ...change,
  }
}

/** A notice named after its conditions. */
function notice(id: string, conditions: RuleConditions): Rule {
  return aRule({ id, conditions, action: { kind: 'notice', words: { en: id } } })
}

describe('Notices', () => {
  const rules = [
    notice('always', {}),
    notice('bus', { topics: ['bus-late', 'grades'] }),
    notice('nutrition', { offices: ['nutrition'] }),
    notice('both', { topics: ['bus-late'], offices: ['nutrition'] }),
    notice('words-too', { any: ['fee'], topics: ['bus-late'] }),
  ]
  const shown = (change: Partial<Match>, text = 'anything') =>
    noticesFor(ask(rules, text).notices, match(change)).map(({ rule }) => rule.id)

  it('are shown for the topic or office that is found, whatever the words', () => {
    assert.deepEqual(shown({ offices: [found('transportation', 'bus-late')] }), ['always', 'bus'])
    assert.deepEqual(shown({ offices: [found('nutrition', 'lunch-account')] }), ['always', 'nutrition'])
    assert.deepEqual(shown({ offices: [found('nutrition', null)] }), ['always', 'nutrition'], 'by its name')
    assert.deepEqual(shown({ offices: [found('teacher', 'lunch-account')] }), ['always'])
  })

  it('hold all their conditions together', () => {
    const both = { offices: [found('nutrition', 'bus-late')] }
    assert.deepEqual(shown(both), ['always', 'bus', 'nutrition', 'both'])
    assert.deepEqual(shown(both, 'a late fee'), ['always', 'bus', 'nutrition', 'both', 'words-too'])
    const apart = [found('transportation', 'bus-late'), found('nutrition', 'lunch-account')]
    assert.deepEqual(shown({ outcome: 'choose', offices: apart }), ['always', 'bus', 'nutrition'])
  })

  it('follow what the answer names: its first office, one for each concern, every choice, nobody', () => {
    const offices = [found('nutrition', 'lunch-account', 0), found('transportation', 'bus-late', 1)]
    assert.deepEqual(shown({ offices }), ['always', 'nutrition'])
    const parts = [
      { from: 0, to: 4 },
      { from: 5, to: 9 },
    ]
    assert.deepEqual(shown({ offices, parts }), ['always', 'bus', 'nutrition'])
    assert.deepEqual(shown({ outcome: 'choose', offices }), ['always', 'bus', 'nutrition'])
    assert.deepEqual(shown({ outcome: 'handover', offices }), ['always'])
  })
})
