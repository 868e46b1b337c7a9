import assert from 'node:assert/strict'
import { readFields } from '../../src/answering/matching/field-words.js'
import { noteMissingTopics } from '../../src/answering/note-missing-topics.js'
import { smallContent } from '../support/samples/small-revision.js'

describe('Topics that questions for one word leave out', () => {
  const all = [...readFields().topics.values()].flat()

  function logged(slugs: readonly string[]) {
    const topic = smallContent().topics[0]!
    const lines: { topics: string[] }[] = []
    const topics = new Map(slugs.map((slug) => [slug, { ...topic, slug }]))
    noteMissingTopics({ topics }, { info: (line: { topics: string[] }) => lines.push(line) } as never)
    return lines
  }

  it('are logged by name', () => {
    assert.deepEqual(logged(all.filter((slug) => slug !== 'bus-late')), [{ topics: ['bus-late'] }])
  })

  it('are not mentioned in a district that has them all', () => {
    assert.deepEqual(logged(all), [])
  })
})
