import assert from 'node:assert/strict'
import { createTermTable } from '../../../src/platform/search/term-table.js'
import { pair, phrasings, word } from '../../support/processes/real-meilisearch.js'

describe('createTermTable', () => {
  const table = createTermTable(
    phrasings('late-bus: the bus is late', 'late-bus: bus bus bus', 'lunch: late lunch', 'lunch: lunch the'),
  )

  it('counts phrasings, not occurrences, for each topic', () => {
    const [bus, late, lunch] = table.countNow([word('bus'), word('late'), word('lunch')])
    assert.deepEqual(Object.fromEntries(bus!), { 'late-bus': 2 })
    assert.deepEqual(Object.fromEntries(late!), { 'late-bus': 1, lunch: 1 })
    assert.deepEqual(Object.fromEntries(lunch!), { lunch: 2 })
    assert.deepEqual([late!.size, late!.get('lunch'), late!.get('zoo')], [2, 1, undefined])
  })

  it('counts a pair only where the words are adjacent, in this order', () => {
    const [right, turned, apart] = table.countNow([pair('the bus'), pair('bus the'), pair('the late')])
    assert.deepEqual(Object.fromEntries(right!), { 'late-bus': 1 })
    assert.equal(turned!.size, 0)
    assert.equal(apart!.size, 0)
  })

  it('does not join the end of one phrasing with the start of the next', () => {
    const [across] = table.countNow([pair('late bus')])
    assert.equal(across!.size, 0)
  })

  it('gives an empty count for an unknown word, also in a pair', () => {
    const counts = table.countNow([word('zebra'), pair('zebra bus'), pair('bus zebra'), word('')])
    assert.deepEqual(
      counts.map((c) => c.size),
      [0, 0, 0, 0],
    )
  })

  it('counts like a reader who goes through every phrasing, empty ones included', () => {
    const letters = [...'abcdefg']
    let seed = 7
    const draw = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2 ** 31
      return (seed >> 8) % below
    }
    const said = Array.from({ length: 300 }, () =>
      Array.from({ length: draw(6) }, () => letters[draw(1 + draw(7))]!).join(' '),
    )
    const documents = said.map((stems, id) => ({ id, topic: `topic-${id % 11}`, lang: 'en', stems }))
    const table = createTermTable(documents)
    const terms = letters.flatMap((one) => [word(one), ...letters.map((next) => pair(`${one} ${next}`))])
    for (const [i, counts] of table.countNow(terms).entries()) {
      const holding = documents.filter(({ stems }) => ` ${stems} `.includes(` ${terms[i]!.text} `))
      const expected = new Map<string, number>()
      for (const { topic } of holding) expected.set(topic, (expected.get(topic) ?? 0) + 1)
      assert.deepEqual([...counts], [...expected], terms[i]!.text)
    }
  })

  it('gives the same answer a second time', async () => {
    const terms = [word('bus'), pair('late lunch')]
    assert.deepEqual(await table.count(terms, 100), table.countNow(terms))
  })

  it('holds 45,000 phrasings of twelve words', () => {
    const many = Array.from({ length: 45_000 }, (_, id) => ({
      id,
      topic: `topic-${id % 262}`,
      lang: 'en',
      stems: Array.from({ length: 12 }, (_, i) => `w${(id * 31 + i * i * 17) % 8000}`).join(' '),
    }))
    const big = createTermTable(many)
    assert.equal(big.phrasings, 45_000)
    assert.equal(big.topics, 262)
  })
})
