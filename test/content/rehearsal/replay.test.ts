import assert from 'node:assert/strict'
import { readCases, writeCases } from '../../../src/content/rehearsal/read-cases.js'
import { accuracyOf } from '../../../src/content/rehearsal/replay.js'
import { type CaseFacts, isAsAsked, type SavedCase } from '../../../src/content/rehearsal/saved-case.js'

const facts = (change: Partial<CaseFacts> = {}): CaseFacts => ({
  ...{ concern: 'the bus is late', lang: 'en', level: null, expect: ['transportation'], ok: ['principal'] },
  ...{ outcome: null, crisis: false, scope: true, protected: false, note: '' },
  ...change,
})

describe('A saved case', () => {
  const answer = { outcome: 'answer' as const, offices: ['transportation'], danger: null }

  it('passes when one of its offices, or an alternative, is named first', () => {
    assert.equal(isAsAsked(facts(), answer), true)
    assert.equal(isAsAsked(facts(), { ...answer, offices: ['principal', 'transportation'] }), true)
    assert.equal(isAsAsked(facts(), { ...answer, offices: ['nutrition', 'transportation'] }), false)
    assert.equal(isAsAsked(facts({ outcome: 'choose' }), answer), false)
  })

  it('passes only with help when there is danger, and only without when there is none', () => {
    assert.equal(isAsAsked(facts({ crisis: true }), answer), false)
    assert.equal(isAsAsked(facts({ crisis: true }), { ...answer, danger: 'now' }), true)
    assert.equal(isAsAsked(facts(), { ...answer, danger: 'now' }), false)
    assert.equal(isAsAsked(facts(), { ...answer, danger: 'support' }), true)
  })

  it('passes out of scope when nobody is named', () => {
    const outside = facts({ expect: [], ok: [], scope: false })
    assert.equal(isAsAsked(outside, answer), false)
    assert.equal(isAsAsked(outside, { ...answer, outcome: 'handover', offices: ['school-office'] }), true)
  })
})

describe('A case file', () => {
  const offices = new Set(['transportation', 'principal'])

  it('survives a round trip, with the columns only a district keeps', () => {
    const kept = (id: number, key: string, change: Partial<CaseFacts> = {}): SavedCase => ({
      ...facts({ protected: true, note: 'Asked often', outcome: 'answer', ...change }),
      ...{ id, key, source: 'file', addedAt: new Date(0), addedBy: null, inquiry: null, unsureSince: null },
    })
    const cases = [
      kept(1, 'a-1'),
      kept(2, 'a-2', { lang: 'es', level: 'high', crisis: true, ok: ['principal'] }),
    ]
    const read = readCases(writeCases(cases), offices)
    assert.deepEqual(read.faults, [])
    assert.deepEqual(
      read.cases.map(({ key, facts: each }) => ({ key, ...each })),
      cases.map(
        ({ id: _i, source: _s, addedAt: _a, addedBy: _b, inquiry: _q, unsureSince: _u, ...each }) => each,
      ),
    )
  })

  it('has every fault named by its line, and the other lines read', () => {
    const { cases, faults } = readCases(
      [
        '\uFEFF{"id":"a","q":"late bus","expect":["transportation"]}',
        '',
        'nonsense',
        '{"id":"b","expect":[],"crisis":"yes"}',
        '{"id":"c","q":"x","expect":["nobody","nurse"]}',
        '{"id":"a","q":"another","expect":[]}',
        '[1]',
      ].join('\n'),
      offices,
    )
    assert.deepEqual(
      cases.map(({ key, facts: each }) => [key, each.concern, each.lang, each.protected]),
      [['a', 'late bus', 'en', undefined]],
    )
    assert.deepEqual(
      faults.map((fault) =>
        `${fault.line} ${fault.key.replace('cases.import.line.', '')} ${fault.values.value ?? fault.values.field ?? ''}`.trim(),
      ),
      ['3 json', '4 field q', '4 field crisis', '5 office nobody', '5 office nurse', '6 twice a', '7 json'],
    )
  })
})

describe('Accuracy', () => {
  it('has an honest interval for few cases', () => {
    const of = (right: number, count: number) => {
      const { low, high } = accuracyOf(Array.from({ length: count }, (_, i) => i < right))
      return [low, high].map((each) => Math.round(each * 1000) / 1000)
    }
    assert.deepEqual(of(10, 10), [0.722, 1])
    assert.deepEqual(of(0, 10), [0, 0.278])
    assert.deepEqual(of(90, 100), [0.826, 0.945])
    assert.deepEqual(of(0, 0), [0, 1])
  })
})
