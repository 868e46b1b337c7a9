import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { namedTopics, noteMissingTopics } from '../../src/answering/note-missing-topics.js'
import { fromRoot } from '../../src/platform/root.js'
import { smallContent } from '../support/samples/small-revision.js'

describe('Topics that the service knows by name', () => {
  const all = Object.values(namedTopics).flatMap((slugs) => [...slugs()])

  function logged(slugs: readonly string[]) {
    const topic = smallContent().topics[0]!
    const lines: string[] = []
    const topics = new Map(slugs.map((slug) => [slug, { ...topic, slug }]))
    const info = (line: { topics: string[] }, message: string) =>
      lines.push(`${message}: ${line.topics.join(', ')}`)
    noteMissingTopics({ topics }, { info } as never)
    return lines
  }

  it('are logged where a district lacks them, with what they are for', () => {
    assert.deepEqual(logged(all.filter((slug) => !['bus-late', 'threat'].includes(slug))), [
      'Topics that questions for one word leave out: bus-late',
      'Topics that danger is not read from: threat',
      'Topics that vague questions do not offer: bus-late',
    ])
  })

  it('are not mentioned in a district that has them all', () => {
    assert.deepEqual(logged(all), [])
  })

  it('all ship with the service', () => {
    const rows: { slug: string }[] = parse(readFileSync(fromRoot('seeds', 'topics.csv')), { columns: true })
    assert.deepEqual(logged(rows.map(({ slug }) => slug)), [])
  })
})
