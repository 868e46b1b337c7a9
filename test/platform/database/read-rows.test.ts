import assert from 'node:assert/strict'
import { asc, sql } from 'drizzle-orm'
import { readSorted, rowSlices } from '../../../src/platform/database/read-rows.js'
import { contacts, people, personWords, topics, topicWords } from '../../../src/platform/database/schema.js'
import { runSlices } from '../../../src/platform/threads/slices.js'
import { sampleDirectory } from '../../support/samples/sample-directory.js'

describe('Rows of a long table', () => {
  it('are the same as Drizzle reads', async () => {
    const database = (await sampleDirectory()).openSample()
    const strange = { lastName: 'O"Neil\\\u0000\u2028😀', room: '', email: null, languages: ['es', '"'] }
    database.update(people).set(strange).run()
    for (const table of [people, contacts, personWords]) {
      const rows = database.select().from(table).all()
      assert.ok(rows.length > 200)
      assert.deepEqual(runSlices(rowSlices(database, table)), rows)
    }
  })

  it('are sorted, with some columns', async () => {
    const database = (await sampleDirectory()).openSample()
    const { slug, also, legal, position } = topics
    database.update(topics).set({ position: sql`rowid % 3` }).run()
    assert.deepEqual(
      readSorted(database, topics, ['slug', 'also', 'legal'], ['position', 'slug']),
      database.select({ slug, also, legal }).from(topics).orderBy(asc(position), asc(slug)).all(),
    )
    const { topic, lang, title } = topicWords
    assert.deepEqual(
      readSorted(database, topicWords, ['lang', 'title'], ['title', 'topic', 'lang']),
      database.select({ lang, title }).from(topicWords).orderBy(asc(title), asc(topic), asc(lang)).all(),
    )
  })

  it('are only some, in the order of their rowids', async () => {
    const database = (await sampleDirectory()).openSample()
    const all = database.select().from(people).orderBy(asc(people.id)).all()
    const some = { sql: 'id > ? and id % 2 = ?', params: [7, 0] }
    assert.deepEqual(
      runSlices(rowSlices(database, people, some)),
      all.filter(({ id }) => id > 7 && id % 2 === 0),
    )
    assert.deepEqual(runSlices(rowSlices(database, people, { sql: 'id < 0', params: [] })), [])
  })
})
