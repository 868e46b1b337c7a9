import assert from 'node:assert/strict'
import { join } from 'node:path'
import { seedFiles } from '../../../src/content/rows/seed-content.js'
import { checkRows } from '../../../src/content/rows/seed-file.js'
import { seedDatabase } from '../../../src/content/seeds/seed-database.js'
import { isNationalLine } from '../../../src/directory/contacts/national-line.js'
import { isNationwide } from '../../../src/directory/contacts/nationwide-number.js'
import type { Database } from '../../../src/platform/database/open-database.js'
import { readCsv } from '../../../src/platform/files/csv.js'
import { fromRoot } from '../../../src/platform/root.js'
import { openEmpty } from '../../support/samples/empty-database.js'
import { aRuleRow, writeSeedFolder } from '../../support/samples/seed-folder.js'

describe('The standard start', () => {
  let database: Database
  before(async () => {
    database = await openEmpty()
    const { folder, remove } = writeSeedFolder({
      'rules.csv': (sound) => `${sound}${aRuleRow()}\n`,
      'outside-services.csv': (sound) =>
        `${sound}court,+12165550172,,4,the county court,la corte\nirs,+18008291040,,5,the IRS,el IRS\n`,
    })
    seedDatabase(database, folder, { standard: true })
    remove()
  })
  after(() => database.$client.close())

  const list = (sql: string) => database.$client.prepare(sql).pluck().all()

  it('has topics, phrasings, offices, danger phrases, and what no district answers', () => {
    for (const table of ['topics', 'phrasings', 'ladder_steps', 'offices', 'danger_phrases', 'synonyms'])
      assert.ok(list(`select 1 from ${table}`).length > 0, table)
    assert.equal(list('select 1 from out_of_scope_phrases').length, 2)
  })

  it('has nothing of one district', () => {
    for (const table of [
      'district',
      'schools',
      'contacts',
      'people',
      'posts',
      'calendar_days',
      'links',
      'rules',
    ])
      assert.deepEqual(list(`select 1 from ${table}`), [], table)
  })

  it('has the lines that answer in the whole country, and no local number', () => {
    assert.deepEqual(list('select id from crisis_lines order by position'), [
      ...['911', '988', 'crisis-text', 'crisis-text-es'],
    ])
    assert.deepEqual(list('select phone from outside_services order by position'), [
      ...['311', null, '211', null, '+18008291040'],
    ])
  })
})

describe('National lines', () => {
  const rows = <N extends 'crisis-lines'>(file: N) =>
    checkRows(seedFiles[file], readCsv(join(fromRoot('seeds'), `${file}.csv`), file, [])!, file, [])

  it('of the sample are all but its own three', () => {
    const local = rows('crisis-lines').filter((line) => !isNationalLine(line))
    assert.deepEqual(
      local.map(({ id }) => id),
      ['county-children', 'tip-line', 'counselor-on-call'],
    )
  })

  it('have toll-free numbers or short codes alone', () => {
    for (const number of ['911', '988', '741741', '+18004224453', '+18773565555'])
      assert.ok(isNationwide(number), number)
    for (const number of ['+12165550190', '+18085550100', '+448001111', '5550190', '+1800555019'])
      assert.ok(!isNationwide(number), number)
    assert.ok(!isNationalLine({ call: '988', sms: '+12165550180' }))
  })
})
