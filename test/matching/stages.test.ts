import assert from 'node:assert/strict'
import { scoreTopics, termsOf } from '../../src/matching/bm25.js'
import { decide } from '../../src/matching/decide.js'
import { calibrated, fuseSignals } from '../../src/matching/fuse-signals.js'
import { decision } from '../../src/matching/numbers.js'
import { tokenize } from '../../src/matching/tokenize.js'
import { officeShares, topicsToOffices } from '../../src/matching/topics-to-offices.js'
import { smallContent } from './small-revision.js'

describe('the terms of a concern', () => {
  it('are its words and neighbouring pairs, each once, without words that say little', () => {
    const terms = termsOf(tokenize('the late bus, the late bus', 'en')).map((term) => term.text)
    assert.deepEqual(terms, ['late', 'bus', 'the late', 'late bus', 'bus the'])
  })

  it('are at most 28 words and 28 pairs', () => {
    const long = tokenize(Array.from({ length: 200 }, (_, i) => `word${i}`).join(' '), 'en')
    assert.equal(termsOf(long).length, 56)
  })
})

describe('scoring topics by their terms', () => {
  const topics = {
    lengths: new Map([
      ['a', 10],
      ['b', 10],
      ['c', 10],
    ]),
    mean: 10,
  }
  const term = (text: string) => ({ text, pair: false })

  it('believes a rare term more than one that every topic has', () => {
    const scores = scoreTopics(
      [term('rare'), term('everywhere')],
      [
        new Map([['a', 2]]),
        new Map([
          ['a', 1],
          ['b', 3],
          ['c', 3],
        ]),
      ],
      topics,
    )
    assert.equal([...scores].sort((x, y) => y[1] - x[1])[0]?.[0], 'a')
  })

  it('gives probabilities, and nothing for terms that nobody has', () => {
    const scores = scoreTopics(
      [term('x')],
      [
        new Map([
          ['a', 1],
          ['b', 1],
        ]),
      ],
      topics,
    )
    assert.ok(Math.abs([...scores.values()].reduce((x, y) => x + y, 0) - 1) < 1e-9)
    assert.equal(scoreTopics([term('x')], [new Map()], topics).size, 0)
  })
})

describe('from topics to offices', () => {
  const grades = smallContent().topics[2]!

  it('favours the first step, and takes the level’s own ladder', () => {
    assert.deepEqual([...officeShares(grades, 'elementary').keys()], ['teacher', 'principal'])
    const high = officeShares(grades, 'high')
    assert.ok(high.get('teacher')! > high.get('counselor')!, 'the one written first is named first')
    assert.ok(high.get('counselor')! > high.get('principal')!)
  })

  it('lets the leading topic count for more when sharpened', () => {
    const shares = (topic: string) => new Map([[topic === 'one' ? 'first' : 'second', 1]])
    const topics = new Map([
      ['one', 0.6],
      ['two', 0.2],
      ['three', 0.2],
    ])
    const flat = topicsToOffices(topics, shares, 1)
    const sharp = topicsToOffices(topics, shares, 3)
    assert.ok(Math.abs(flat.get('first')! - 0.6) < 1e-9)
    assert.ok(sharp.get('first')! > 0.9)
  })
})

describe('fusing signals', () => {
  it('agrees with two signals against one of the same weight', () => {
    const view = (office: string) => ({ weight: 1, offices: new Map([[office, 0.9]]) })
    assert.equal(fuseSignals([view('a'), view('b'), view('b')], ['a', 'b', 'c'])[0]?.[0], 'b')
  })

  it('keeps the order of probabilities when it calibrates them', () => {
    assert.ok(calibrated(0.9) > calibrated(0.5))
    assert.ok(calibrated(1) <= 1 && calibrated(0) >= 0)
  })
})

describe('deciding', () => {
  const office = (name: string, score: number, topic: string | null = name) => ({
    office: name,
    score,
    topic,
  })
  const names = (offices: { office: string }[]) => offices.map((each) => each.office)

  it('names one office when sure, and asks when two of different topics are close', () => {
    assert.equal(decide([office('a', 0.95), office('b', 0.4)], 0, true).outcome, 'answer')
    const asked = decide([office('a', 0.5), office('b', 0.45), office('c', 0.02)], 0, true)
    assert.equal(asked.outcome, 'choose')
    assert.deepEqual(names(asked.offices), ['a', 'b', 'c'])
  })

  it('does not ask between offices that answer for the same topic', () => {
    assert.equal(decide([office('a', 0.5, 't'), office('b', 0.45, 't')], 0, true).outcome, 'answer')
  })

  it('offers the different topics first', () => {
    const { offices } = decide(
      [office('a', 0.5, 't'), office('b', 0.45, 't'), office('c', 0.4, 'u')],
      0,
      true,
    )
    assert.deepEqual(names(offices), ['a', 'c', 'b'])
  })

  it('hands over what is out of scope, and what nobody knows a word of', () => {
    assert.equal(decide([office('a', 0.9)], decision.outOfScope, true).reason, 'out-of-scope')
    assert.equal(decide([office('a', 0.9)], 0, false).reason, 'nothing-known')
    assert.equal(decide([], 0, true).outcome, 'handover')
  })
})
