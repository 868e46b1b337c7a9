import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { liftThinClasses } from '../../src/answering/models/lift-thin-classes.js'
import { createModelStore } from '../../src/answering/models/model-store.js'
import { thinSlugs } from '../../src/answering/models/thin-slugs.js'
import { readThinTopics, thinTopicFile } from '../../src/answering/models/thin-topic-file.js'
import { isUnmeasured, measureThinTopics } from '../../src/answering/models/thin-topics.js'
import { catalogTexts } from '../../src/answering/models/training-texts.js'
import { smallContent } from '../support/samples/small-revision.js'

/** Two topics with many phrasings and one with few, half of which have words of their own. */
function contentWithThin() {
  const small = smallContent()
  const [bus, grades, thin] = small.topics
  const many = (topic: string, word: string) =>
    Array.from({ length: 120 }, (_, i) => ({ topic, lang: 'en', text: `${word} of child ${i % 40}` }))
  const few = ['my scooter is gone', 'scooter was taken', 'lost a scooter', 'the bus of a child']
  return {
    ...small,
    topics: [bus!, grades!, thin!],
    phrasings: [
      ...many(bus!.slug, 'bus'),
      ...many(grades!.slug, 'grade'),
      ...few.map((text) => ({ topic: thin!.slug, lang: 'en', text })),
    ],
  }
}

describe('Topics with few phrasings', () => {
  const content = contentWithThin()
  const [bus, , thin] = content.topics

  it('are those with far fewer than the others', () => {
    assert.deepEqual([...thinSlugs(content)], [[thin!.slug, 4]])
    assert.deepEqual([...thinSlugs(smallContent())], [])
  })

  it('are learned with their summary, and weigh more', () => {
    const texts = catalogTexts(content)
    const summary = texts.find(({ text }) => text === thin!.words.en?.summary)
    assert.equal(summary?.class, thin!.slug)
    assert.ok(texts.filter((text) => text.class === thin!.slug).every(({ weight }) => weight > 1))
    assert.ok(texts.filter((text) => text.class === bus!.slug).every(({ weight }) => weight === 1))
  })

  it('are measured with phrasings the model has not seen', () => {
    const [measured, ...others] = measureThinTopics(content)
    assert.deepEqual(others, [])
    assert.equal(measured?.slug, thin!.slug)
    assert.equal(measured?.phrasings, 4)
    assert.equal(measured?.found, 3)
    assert.deepEqual(measured?.takenFor, [{ slug: bus!.slug, count: 1 }])
  })

  it('get a head start, so they do not always lose to their neighbors', () => {
    const bias = new Float32Array(3)
    liftThinClasses(bias, [...new Array(100).fill(0), ...new Array(100).fill(1), 2])
    assert.deepEqual([bias[0], bias[1]], [0, 0])
    assert.ok(bias[2]! > 4)
  })

  it('are measured in a worker when content is learned, and the measure is kept', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'thin-topics-'))
    try {
      const store = createModelStore(folder)
      const learn = (measureThin: boolean) =>
        store.learn(gzipSync(JSON.stringify(content)), () => {}, { measureThin })
      await learn(false)
      assert.deepEqual(readThinTopics(folder), [])
      await learn(true)
      assert.deepEqual(readThinTopics(folder), measureThinTopics(content))
      writeFileSync(thinTopicFile(folder), 'damaged')
      assert.deepEqual(readThinTopics(folder), [])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('are measured again when their phrasings change', () => {
    assert.equal(isUnmeasured(content, []), true)
    assert.equal(isUnmeasured(content, measureThinTopics(content)), false)
    const added = { topic: thin!.slug, lang: 'en', text: 'where is the scooter' }
    const more = { ...content, phrasings: [...content.phrasings, added] }
    assert.equal(isUnmeasured(more, measureThinTopics(content)), true)
  })
})
