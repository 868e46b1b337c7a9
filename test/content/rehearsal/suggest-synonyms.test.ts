import assert from 'node:assert/strict'
import type { AskedEvidence } from '../../../src/content/rehearsal/asked-evidence-store.js'
import { suggestSynonyms } from '../../../src/content/rehearsal/suggest-synonyms.js'
import { runSlices } from '../../../src/platform/threads/slices.js'

const asked = (topic: string, text: string): AskedEvidence => ({
  evidence: { kind: 'miss', code: 'X', text },
  lang: 'en',
  topic,
})
const bus = {
  asked: ['the velotram skipped us', 'no velotram today'].map((text) => asked('bus', text)),
  own: () => ['the bus is late', 'late bus'],
}
const lunch = {
  asked: ['the frobnitz is empty', 'top up the frobnitz', 'my busy frobnitz'].map((text) =>
    asked('lunch', text),
  ),
  own: () => ['lunch card', 'lunch money'],
}
const catalog = [...bus.own(), ...lunch.own()]

describe('suggestSynonyms', () => {
  let reads = 0
  const suggest = (topics = [bus, lunch], texts = catalog) =>
    runSlices(
      suggestSynonyms(topics, {
        lang: 'en',
        taken: new Set(),
        *eachText() {
          reads++
          for (const text of texts) yield [text]
        },
      }),
    ).map((words) => words.map(({ word, means, asked: by }) => `${word} = ${means.join(' ')} (${by.length})`))

  it('finds the words of each topic, and reads the catalog once for all', () => {
    assert.deepEqual(suggest(), [['velotram = bus late (2)'], ['frobnitz = card lunch (3)']])
    assert.equal(reads, 1)
  })

  it('leaves out a word with which a phrasing has one that begins', () => {
    assert.deepEqual(suggest([bus], [...catalog, 'two Velotrams passed']), [[]])
    assert.equal(suggest([bus], [...catalog, 'a minivelotram'])[0]?.length, 1)
  })

  it('reads nothing for a word that only one family used', () => {
    reads = 0
    assert.deepEqual(suggest([{ ...bus, asked: bus.asked.slice(1) }]), [[]])
    assert.equal(reads, 0)
  })
})
