import assert from 'node:assert/strict'
import { createScoreTopics, termsOf } from '../../../src/answering/matching/bm25.js'
import { decide } from '../../../src/answering/matching/decide.js'
import { calibrated, fuseSignals } from '../../../src/answering/matching/fuse-signals.js'
import { createReadScores, numberTopics, topIndexes } from '../../../src/answering/matching/topic-scores.js'
import {
  buildShareTable,
  officeShares,
  topicsToOffices,
} from '../../../src/answering/matching/topics-to-offices.js'
import { decision, outOfScopeClass } from '../../../src/answering/models/numbers.js'
import { tokenize } from '../../../src/platform/text/tokenize.js'
import { smallContent } from '../../support/samples/small-revision.js'

describe('The terms of a concern', () => {
  it('are its words and neighboring pairs, each once, without stop words', () => {
    const terms = termsOf(tokenize('the late bus, the late bus', 'en')).map((term) => term.text)
    assert.deepEqual(terms, ['late', 'bus', 'the late', 'late bus', 'bus the'])
  })

  it('are at most 28 words and 28 pairs', () => {
    const long = tokenize(Array.from({ length: 200 }, (_, i) => `word${i}`).join(' '), 'en')
    assert.equal(termsOf(long).length, 56)
  })
})

describe('Scoring topics by their terms', () => {
  const lengths = {
    lengths: new Map([
      ['a', 10],
      ['b', 10],
      ['c', 10],
    ]),
    mean: 10,
  }
  const scoreTopics = createScoreTopics(lengths, numberTopics(['a', 'b', 'c']))
  const term = (text: string, pair = false) => ({ text, pair })

  it('trusts a rare term more than a common one', () => {
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
    )
    assert.deepEqual(topIndexes(scores!, 1), [0])
  })

  it('trusts a pair less than a word', () => {
    const counts = [new Map([['a', 2]]), new Map([['b', 2]])]
    const [a, b] = scoreTopics([term('word'), term('two words', true)], counts)!
    assert.ok(a! > b!)
  })

  it('gives the same scores for the same counts', () => {
    const counts = [new Map([['a', 2]]), new Map([['b', 1]])]
    const terms = [term('x'), term('y')]
    assert.deepEqual(scoreTopics(terms, counts), scoreTopics(terms, counts))
  })

  it('gives probabilities, and nothing for unknown terms or removed topics', () => {
    const everywhere = new Map([
      ['a', 1],
      ['b', 1],
    ])
    const scores = scoreTopics([term('x')], [everywhere])!
    assert.ok(Math.abs(scores.reduce((x, y) => x + y, 0) - 1) < 1e-9)
    assert.equal(scores[2], 0)
    assert.equal(scoreTopics([term('x')], [new Map()]), null)
    assert.equal(scoreTopics([term('x')], [new Map([['gone', 3]])]), null)
  })
})

describe('Scores by number', () => {
  it('are read from a model by class name', () => {
    const read = createReadScores(numberTopics(['a', 'b']))
    const said = read({
      classes: ['b', outOfScopeClass, 'gone'],
      probabilities: Float32Array.of(0.5, 0.25, 0.25),
    })
    assert.deepEqual([...said.topics], [0, 0.5])
    assert.equal(said.outOfScope, 0.25)
    assert.equal(read({ classes: ['a'], probabilities: Float32Array.of(1) }).outOfScope, null)
  })

  it('rank best first, ties in order, and skip topics without a score', () => {
    assert.deepEqual(topIndexes(Float64Array.of(0.1, 0.4, 0, 0.1, 0.3), 3), [1, 4, 0])
    assert.deepEqual(topIndexes(Float64Array.of(0.2, 0, 0.2, 0.3), 9), [3, 0, 2])
    assert.deepEqual(topIndexes(new Float64Array(3), 2), [])
  })
})

describe('From topics to offices', () => {
  const grades = smallContent().topics[2]!

  it('favors the first step, and uses the level’s own ladder', () => {
    assert.deepEqual([...officeShares(grades, 'elementary').keys()], ['teacher', 'principal'])
    const high = officeShares(grades, 'high')
    assert.ok(high.get('teacher')! > high.get('counselor')!, 'the one written first is named first')
    assert.ok(high.get('counselor')! > high.get('principal')!)
  })

  it('gives the leading topic more weight when sharpened', () => {
    const first = new Map([['first', 1]])
    const second = new Map([['second', 1]])
    const shares = buildShareTable([first, second, second], ['first', 'second'])
    const topics = Float64Array.of(0.6, 0.2, 0.2)
    const flat = topicsToOffices(topics, shares, 1)
    const sharp = topicsToOffices(topics, shares, 3)
    assert.ok(Math.abs(flat[0]! - 0.6) < 1e-9)
    assert.ok(sharp[0]! > 0.9)
  })

  it('skips topics without an office, and removed offices', () => {
    const shares = buildShareTable(
      [
        undefined,
        new Map([
          ['gone', 1],
          ['there', 0.5],
        ]),
      ],
      ['there'],
    )
    assert.deepEqual([...topicsToOffices(Float64Array.of(0.5, 0.5), shares, 1)], [0.5])
  })
})

describe('Fusing signals', () => {
  it('sides with two signals against one of the same weight', () => {
    const view = (...scores: number[]) => ({ weight: 1, scores: Float64Array.from(scores) })
    const fused = fuseSignals([view(0.9, 0, 0), view(0, 0.9, 0), view(0, 0.9, 0)])
    assert.deepEqual(topIndexes(fused, 3), [1, 0])
    assert.ok(Math.abs(fused.reduce((a, b) => a + b, 0) - 1) < 1e-9)
    assert.equal(fused[2], 0, 'nobody speaks of it')
  })

  it('gives nothing when no signal speaks', () => {
    assert.deepEqual([...fuseSignals([{ weight: 1, scores: new Float64Array(2) }])], [0, 0])
  })

  it('keeps the order of probabilities when calibrating', () => {
    assert.ok(calibrated(0.9) > calibrated(0.5))
    assert.ok(calibrated(1) <= 1 && calibrated(0) >= 0)
  })
})

describe('Deciding', () => {
  const plain = { known: true, vague: false }

  const office = (name: string, score: number, topic: string | null = name) => ({
    office: name,
    score,
    topic,
  })
  const names = (offices: { office: string }[]) => offices.map((each) => each.office)

  it('names one office when sure, and asks when two of different topics are close', () => {
    assert.equal(decide([office('a', 0.95), office('b', 0.4)], 0, plain).outcome, 'answer')
    const asked = decide([office('a', 0.5), office('b', 0.45), office('c', 0.02)], 0, plain)
    assert.equal(asked.outcome, 'choose')
    assert.deepEqual(names(asked.offices), ['a', 'b', 'c'])
  })

  it('does not ask between offices for the same topic', () => {
    assert.equal(decide([office('a', 0.5, 't'), office('b', 0.45, 't')], 0, plain).outcome, 'answer')
  })

  it('offers different topics first', () => {
    const { offices } = decide(
      [office('a', 0.5, 't'), office('b', 0.45, 't'), office('c', 0.4, 'u')],
      0,
      plain,
    )
    assert.deepEqual(names(offices), ['a', 'c', 'b'])
  })

  it('asks when the words cover a whole field, however sure an office is', () => {
    const offices = [office('a', 0.95), office('b', 0.4)]
    const { outcome, offices: asked } = decide(offices, 0, { ...plain, vague: true })
    assert.deepEqual([outcome, asked[0]!.office], ['choose', 'a'])
    assert.equal(decide(offices, 1, { ...plain, vague: true }).outcome, 'handover')
  })

  it('hands over when it is out of scope or no word is known', () => {
    assert.equal(decide([office('a', 0.9)], decision.outOfScope, plain).reason, 'out-of-scope')
    assert.equal(decide([office('a', 0.9)], 0, { ...plain, known: false }).reason, 'nothing-known')
    assert.equal(decide([], 0, plain).outcome, 'handover')
  })
})
