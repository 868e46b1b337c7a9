import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { latestRevisionId } from '../../src/content/revisions/revision-store.js'
import { prepareDatabase } from '../../src/districts/prepare-database.js'
import { databaseFile, openDatabase } from '../../src/platform/database/open-database.js'
import { createLanguage } from '../../src/platform/language/language.js'
import { Refusal } from '../../src/platform/language/refusal.js'
import { fromRoot } from '../../src/platform/root.js'
import { smallDiskFor } from '../support/disk/small-disk.js'
import { aRuleRow, writeSeedFolder } from '../support/samples/seed-folder.js'

const english = createLanguage().speech('en')

describe('The database of a new district', function () {
  this.timeout(180_000)
  let dataDir: string
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'district-'))
  })
  afterEach(() => rmSync(dataDir, { recursive: true }))

  const standard = () => ({ dataDir, seedFolder: null, standardFolder: fromRoot('seeds') })

  it('is filled and published while the main thread goes on', async () => {
    const said: string[] = []
    let [longest, last] = [0, performance.now()]
    const beat = setInterval(() => {
      const now = performance.now()
      longest = Math.max(longest, now - last)
      last = now
    }, 20)
    const began = performance.now()
    await prepareDatabase(standard(), (words) => void said.push(words))
    const took = performance.now() - began
    clearInterval(beat)
    assert.deepEqual(said, ['Loading topics, offices and national help lines …'])
    assert.ok(longest < took / 3, `${Math.round(longest)} ms of ${Math.round(took)}`)
    const database = await openDatabase(databaseFile(dataDir))
    assert.equal(latestRevisionId(database), 1)
    database.$client.close()
    const again = performance.now()
    await prepareDatabase(standard(), (words) => void said.push(words))
    assert.equal(said.length, 1, 'one that is there stays as it is')
    assert.ok(performance.now() - again < took / 10, 'and needs no thread')
  })

  it('begins with the center’s catalog, and with nothing else of its folder', async () => {
    // With schools and rules. Reading all of `seeds/` again would take seconds.
    const catalog = writeSeedFolder({
      'topics.csv': (own) => own.replace('Late bus', 'Late buses at our center'),
      'rules.csv': (own) => `${own}${aRuleRow()}\n`,
    })
    await prepareDatabase({ ...standard(), catalogFolder: catalog.folder }, () => {})
    catalog.remove()
    const { $client } = await openDatabase(databaseFile(dataDir))
    const count = (sql: string) => $client.prepare(sql).pluck().get()
    assert.equal(count("select count(*) from topic_words where title = 'Late buses at our center'"), 1)
    assert.deepEqual([count('select count(*) from schools'), count('select count(*) from rules')], [0, 0])
    $client.close()
  })

  it('is refused in words when it is damaged', async () => {
    writeFileSync(databaseFile(dataDir), 'This is no database.')
    await assert.rejects(
      prepareDatabase(standard(), () => {}),
      (error) => error instanceof Refusal && /is damaged, or is not a database/.test(error.say(english)),
    )
  })

  it('is refused in words when its disk is full', async function () {
    const disk = smallDiskFor(this, 3 * 1024 * 1024)
    try {
      await assert.rejects(
        prepareDatabase({ ...standard(), dataDir: disk.folder }, () => {}),
        (error) => error instanceof Refusal && /^The disk is full/.test(error.say(english)),
      )
    } finally {
      disk.remove()
    }
  })
})
