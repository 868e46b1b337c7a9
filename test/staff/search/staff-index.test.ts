import assert from 'node:assert/strict'
import { readDirectory } from '../../../src/directory/model/directory-snapshot.js'
import { createLanguage } from '../../../src/platform/language/language.js'
import { createStaffIndex } from '../../../src/staff/search/staff-index.js'
import { staffSources } from '../../../src/staff/search/staff-sources.js'
import { signIn } from '../../support/app/sign-in.js'
import { createTestApp } from '../../support/app/test-app.js'

describe('createStaffIndex', () => {
  const made = createTestApp()
  const { services, database } = made
  const admin = signIn(made, 'admin', { name: 'Ada Quill' }).account
  let snapshot = readDirectory(database)
  let reads = 0
  const topics = {
    ...services.routing.topics,
    list() {
      reads++
      return services.routing.topics.list()
    },
  }
  const routing = { ...services.routing, topics }
  const speech = createLanguage().speech('en')
  const index = createStaffIndex(
    staffSources({ ...services, routing, directory: () => snapshot }, speech),
    speech,
  )
  const titles = async (words: string) => (await index.search(words, admin, 5)).hits.map(({ title }) => title)

  it('reads and writes nothing where nothing changed', async () => {
    assert.ok((await index.refresh()) > 300)
    assert.equal(reads, 1)
    assert.equal(await index.refresh(), 0)
    assert.equal(reads, 1)
  })

  it('writes only the documents that a change touched', async () => {
    await index.refresh()
    const { id } = snapshot.people[0]!
    database.$client.prepare(`update people set first_name = 'Xanthippe' where id = ?`).run(id)
    snapshot = readDirectory(database)
    assert.equal(await index.refresh(), 1)
    assert.match((await titles('xanthippe'))[0] ?? '', /^Xanthippe /)

    services.accounts.store.change(admin.id, { name: 'Ada Feather' })
    assert.equal(await index.refresh(), 1)
    assert.deepEqual(await titles('feather'), ['Ada Feather'])
  })

  it('forgets what was removed', async () => {
    await index.refresh()
    const { id } = snapshot.people.find((person) => snapshot.postsBy(person).length === 1)!
    database.$client.prepare('delete from posts where person = ?').run(id)
    database.$client.prepare('delete from people where id = ?').run(id)
    const gone = snapshot.people.find((person) => person.id === id)!
    snapshot = readDirectory(database)
    assert.equal(await index.refresh(), 1)
    assert.ok(!(await titles(gone.lastName)).includes(`${gone.firstName} ${gone.lastName}`))
  })

  it('takes over changes once, however many searches wait for them', async () => {
    await index.refresh()
    services.accounts.store.change(admin.id, { name: 'Ada Plume' })
    assert.deepEqual(await Promise.all([index.refresh(), index.refresh()]), [1, 0])
  })
})
