import assert from 'node:assert/strict'
import { asc } from 'drizzle-orm'
import { rowSlices } from '../../../src/platform/database/read-rows.js'
import { contacts, people, personWords } from '../../../src/platform/database/schema.js'
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
