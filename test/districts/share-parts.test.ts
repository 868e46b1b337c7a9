import assert from 'node:assert/strict'
import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { publishRevision } from '../../src/content/revisions/publish-revision.js'
import { databaseFile, openDatabase } from '../../src/platform/database/open-database.js'
import { addDistrictFolder, type ManyDistricts, startDistricts } from '../support/app/many-districts.js'

describe('What the districts of one process share', function () {
  this.timeout(180_000)
  let many: ManyDistricts
  let root: string
  before(async () => {
    many = await startDistricts(['elm', 'oakdale'], async (folder) => {
      root = folder
      // As after a first start on a small disk: it has not learned yet.
      rmSync(join(folder, 'oakdale', 'models'), { recursive: true })
      await change(await addDistrictFolder(folder, 'routed'), 'delete from synonyms')
      await change(
        await addDistrictFolder(folder, 'unlike'),
        "update phrasings set text = 'the unlike bus is late' where text = 'the bus is late'",
      )
    })
  })
  after(() => many.remove())

  /** Changes its routing, and publishes it. */
  async function change(folder: string, sql: string): Promise<void> {
    const database = await openDatabase(databaseFile(folder))
    assert.ok(database.$client.prepare(sql).run().changes > 0)
    publishRevision(database, { note: 'Test', by: null })
    database.$client.close()
  }

  const live = (name: string) => many.of(name).services.liveRevision.live()

  it('is made once for equal catalogs, whatever their routing, and once more for another one', () => {
    assert.deepEqual(many.service.counts(), { contents: 3, learned: 2 })
    assert.match(many.said(), /^unlike has a catalog of its own/m)
    assert.doesNotMatch(many.said(), /^(?:elm|oakdale|routed) has a catalog/m)
  })

  it('is the same in memory: content, models, and counts of words', () => {
    const [elm, oakdale, unlike] = [live('elm'), live('oakdale'), live('unlike')]
    assert.equal(oakdale.revision.content, elm.revision.content)
    assert.equal(oakdale.dangerModel(), elm.dangerModel())
    assert.ok(elm.sources.topicModel())
    assert.equal(oakdale.sources.topicModel(), elm.sources.topicModel())
    assert.equal(oakdale.sources.index.lexicon, elm.sources.index.lexicon)
    assert.equal(oakdale.table, elm.table)
    const routed = live('routed')
    assert.notEqual(routed.revision.content, elm.revision.content)
    assert.equal(routed.revision.content.phrasings, elm.revision.content.phrasings)
    assert.equal(routed.dangerModel(), elm.dangerModel())
    assert.notEqual(unlike.dangerModel(), elm.dangerModel())
    assert.notEqual(unlike.revision.content.phrasings, elm.revision.content.phrasings)
    assert.equal(unlike.revision.content.dangerPhrases, elm.revision.content.dangerPhrases)
  })

  it('is one file on the disk: a district that has learned nothing gets the models of another', () => {
    const ofElm = readdirSync(join(root, 'elm', 'models')).filter(
      (name) => /\.(model|json)$/.test(name) && name !== 'thin-topics.json',
    )
    assert.ok(ofElm.length >= 4, ofElm.join())
    for (const name of ofElm)
      assert.equal(
        statSync(join(root, 'oakdale', 'models', name)).ino,
        statSync(join(root, 'elm', 'models', name)).ino,
        name,
      )
  })

  it('is none of the districts’ own', () => {
    const [elm, oakdale] = [many.of('elm').services, many.of('oakdale').services]
    for (const part of [
      'database',
      'accounts',
      'audit',
      'language',
      'metrics',
      'typedTexts',
      'secrets',
      'notes',
      'assets',
    ] as const)
      assert.notEqual(elm[part], oakdale[part], part)
  })
})
