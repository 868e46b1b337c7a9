import assert from 'node:assert/strict'
import { type DirectorySnapshot, readDirectory } from '../../src/directory/model/directory-snapshot.js'
import { createLanguage } from '../../src/platform/language/language.js'
import { createSearchStaff } from '../../src/staff/search/search-staff.js'
import { signIn } from '../support/app/sign-in.js'
import { createTestApp } from '../support/app/test-app.js'
import { longestTurnShare } from '../support/measures/between-turns.js'
import { addManyPeople } from '../support/samples/many-people.js'

/** A share of the total time: a step that does everything at once takes more. */
const maxShare = 0.2

describe('Staff search in a directory of tens of thousands of people', () => {
  const made = createTestApp()
  const { services, database } = made
  const admin = signIn(made, 'admin', { name: 'Ada Quill' }).account
  const speech = createLanguage().speech('en')
  const snapshots: DirectorySnapshot[] = []
  let snapshot: DirectorySnapshot
  const create = () => createSearchStaff({ ...services, directory: () => snapshot })
  const names = ['Zelda', 'Zoraida', 'Zenobia', 'Zita']

  before(() => {
    addManyPeople(database, 50_000)
    for (const name of ['Ann', ...names]) {
      database.$client.prepare("update people set first_name = ? where slug = 'staff-7'").run(name)
      snapshots.push(readDirectory(database))
    }
    snapshot = snapshots.shift()!
  })

  it('lays out its table without a long turn of the event loop', async () => {
    const share = await longestTurnShare(async () => {
      const [first] = await create()('marehdbclow', admin, speech)
      assert.match(first?.title ?? '', /Marehdbclow/i)
    }, maxShare)
    assert.ok(share < maxShare, `${share} of it in one turn`)
  }).timeout(180_000)

  it('takes over a change, searches, and corrects a word without one', async () => {
    const search = create()
    await search('bus', admin, speech)
    const share = await longestTurnShare(async () => {
      snapshot = snapshots.shift()!
      const name = names.shift()!
      assert.match((await search(name, admin, speech))[0]?.title ?? '', new RegExp(`^${name} `))
      assert.match((await search('uqill', admin, speech))[0]?.title ?? '', /Quill$/)
    }, maxShare)
    assert.ok(share < maxShare, `${share} of it in one turn`)
  }).timeout(180_000)
})
