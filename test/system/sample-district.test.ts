import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { decodeHead, semanticHash } from '../../src/answering/models/semantic-head.js'
import { catalogTexts } from '../../src/answering/models/training-texts.js'
import { contentHash } from '../../src/answering/revision/content-hash.js'
import { proveCoverage } from '../../src/content/rehearsal/prove-coverage.js'
import { loadWorkingCopy } from '../../src/content/revisions/load-working-copy-store.js'
import { readRoutingFile, writeRoutingFile } from '../../src/content/revisions/routing-file.js'
import { createRuleEditor } from '../../src/content/revisions/rule-editor-store.js'
import { readWorkingCopy } from '../../src/content/revisions/working-copy-store.js'
import { seedDatabase } from '../../src/content/seeds/seed-database.js'
import { resolveContact } from '../../src/directory/contacts/resolve-contact.js'
import { readDirectory } from '../../src/directory/model/directory-snapshot.js'
import { fromRoot } from '../../src/platform/root.js'
import { openEmpty } from '../support/samples/empty-database.js'
import { openFullSample } from '../support/samples/full-sample.js'

describe('The whole sample district', function () {
  this.timeout(120_000)

  it('is accepted without a fault', async () => {
    const database = await openFullSample()
    const count = (table: string) =>
      Number(database.$client.prepare(`select count(*) from ${table}`).pluck().get())
    assert.ok(count('phrasings') > 20_000 && count('people') > 300 && count('topics') > 200)
    database.$client.close()
  })

  it('says who handles drivers, special needs and the north side', async () => {
    const database = await openFullSample()
    const directory = readDirectory(database)
    const moment = new Date('2026-10-14T15:00:00Z')
    const named = (topic: string, school: string | null = null, office = 'transportation') =>
      resolveContact(directory, {
        ...{ office, school, moment, topic },
        ...{ language: 'en', grade: null, lastName: null },
      })?.person?.name
    assert.deepEqual(
      [
        named('bus-late', 'douglass-high'),
        named('bus-driver', 'douglass-high'),
        named('bus-special'),
        named('bus-route', 'douglass-high'),
        named('bus-route', 'riverbend-high'),
        named('bus-route'),
        named('iep-dispute', null, 'special-education'),
      ],
      [
        'Joaquín Solís',
        'Seth Larkin',
        'Laurel Goddard',
        'Leah Wyman',
        'Audrey Ackerman',
        undefined,
        'Hyun-Ah Shin',
      ],
    )
    const known = new Set(readWorkingCopy(database).topics.map(({ slug }) => slug))
    const written = database.$client
      .prepare('select topics from posts where topics is not null')
      .pluck()
      .all()
    assert.deepEqual(
      written.flatMap((topics) => String(topics).split(' ')).filter((slug) => !known.has(slug)),
      [],
    )
    database.$client.close()
  })

  it('is the catalog that the shipped semantic head was made from (else: npm run semantic-head)', async () => {
    const database = await openFullSample()
    const head = decodeHead(readFileSync(fromRoot('seeds', 'semantic-head.bin')))
    assert.equal(head.hash, semanticHash(catalogTexts(readWorkingCopy(database))))
    database.$client.close()
  })

  for (const today of ['2026-11-20', '2029-02-01'])
    it(`is ready to publish once installed, on ${today}`, async () => {
      const database = await openEmpty()
      const get = (sql: string) => database.$client.prepare(sql).pluck().get()
      seedDatabase(database, fromRoot('seeds'), { today })
      const now = new Date(`${today}T15:00:00Z`)
      const proof = proveCoverage(readWorkingCopy(database), readDirectory(database), {
        languages: ['en', 'es'],
        now,
      })
      assert.deepEqual(
        proof.holes.filter(({ blocks }) => blocks),
        [],
      )
      const due = get(`select count(*) from contacts where checked_on < date('${today}', '-60 days')`)
      assert.ok(Number(due) > 0, 'some are due for checking')
      assert.equal(get(`select count(*) from contacts where checked_on > '${today}'`), 0)
      assert.deepEqual(seedDatabase(database, fromRoot('seeds'), { today: '2030-01-01' }).changes, {})
      database.$client.close()
    })

  it('survives a round trip through a routing configuration file, to the hash', async () => {
    const database = await openFullSample()
    const content = readWorkingCopy(database)
    const rules = createRuleEditor(database).list()
    const slugs = database.$client.prepare('select slug from schools').pluck().all() as string[]
    const written = writeRoutingFile({ content, rules })
    database.$client.exec(
      'delete from rules; delete from synonyms; delete from phrasings; delete from topics',
    )
    const read = readRoutingFile(written)
    assert.ok(!('faults' in read), JSON.stringify(read).slice(0, 500))
    assert.deepEqual(loadWorkingCopy(database, read, slugs), [])
    assert.equal(contentHash(readWorkingCopy(database)), contentHash(content))
    assert.deepEqual(createRuleEditor(database).list(), rules)
    assert.equal(writeRoutingFile({ content: readWorkingCopy(database), rules }), written)
    assert.match(written, /^ +"[^"]+",\n +"[^"]+"/m, 'one phrasing a line')
    database.$client.close()
  })
})
