import assert from 'node:assert/strict'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { databaseFile, openDatabase } from '../../src/platform/database/open-database.js'
import { openPlatform, type PlatformOptions } from '../../src/platform/open-platform.js'
import { createLog } from '../../src/platform/web/log.js'
import { damagePage, damageTable, pageOf } from '../support/disk/damage-table.js'
import { until } from '../support/processes/real-meilisearch.js'

describe('A damaged database', function () {
  this.timeout(30_000)
  let folder: string
  const config = () => ({ dataDir: folder, meiliUrl: null, meiliKey: null })
  const write = { sql: "insert into notes (key, value) values ('tried', '')", params: [] }
  const longMs = 600_000

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'platform-'))
    const { $client } = await openDatabase(databaseFile(folder))
    $client.close()
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  async function open(options: Partial<PlatformOptions>, use: (platform: Platform) => Promise<void>) {
    const closing = new AbortController()
    const platform = await openPlatform(config(), { log: createLog('silent'), ...options }, closing.signal)
    try {
      await use(platform)
    } finally {
      closing.abort()
      await platform.close(5000)
    }
  }
  type Platform = Awaited<ReturnType<typeof openPlatform>>
  const faults = ({ notes }: Platform) => notes.list().map(({ key }) => key)

  async function refusesWrites(platform: Platform): Promise<void> {
    assert.deepEqual(faults(platform), ['health.databaseBroken'])
    await assert.rejects(platform.write([write]), /inquiries|malformed|btree|page/i)
    assert.throws(() => platform.database.$client.exec('delete from notes'), /readonly/)
  }

  it('is found soon after a start, and not written to from then on', async () => {
    damageTable(databaseFile(folder), 'inquiries')
    await open({ checkAfterMs: 10 }, async (platform) => {
      await until('it is found', () => faults(platform).length > 0)
      await refusesWrites(platform)
    })
  })

  it('waits for its turn among those of other districts', async () => {
    damageTable(databaseFile(folder), 'inquiries')
    let letGo = () => {}
    const turn = new Promise<void>((resolve) => {
      letGo = resolve
    })
    let waits = 0
    const jobsInCommon: PlatformOptions['jobsInCommon'] = async (work) => {
      waits++
      await turn
      return work()
    }
    await open({ checkAfterMs: 0, jobsInCommon }, async (platform) => {
      await until('it waits', () => waits === 1)
      await platform.write([write])
      letGo()
      await until('it is found', () => faults(platform).length > 0)
    })
  })

  it('is found before the first write where the service was killed', async () => {
    const file = databaseFile(folder)
    const killed = join(folder, 'killed')
    mkdirSync(killed)
    const { $client } = await openDatabase(file)
    const page = pageOf($client, 'inquiries')
    $client.exec("insert into notes (key, value) values ('last', '')")
    for (const end of ['', '-wal']) copyFileSync(`${file}${end}`, `${databaseFile(killed)}${end}`)
    $client.close()
    assert.ok(statSync(`${databaseFile(killed)}-wal`).size > 0)
    damagePage(databaseFile(killed), page)
    folder = killed
    const onMainThread: string[] = []
    const { pragma } = Sqlite.prototype
    Sqlite.prototype.pragma = function (source, options) {
      onMainThread.push(source)
      return pragma.call(this, source, options)
    }
    try {
      await open({ checkAfterMs: longMs }, refusesWrites)
      // Reading a large file takes seconds, in which families would wait for the help lines.
      assert.deepEqual(
        onMainThread.filter((source) => source.includes('check(')),
        [],
      )
    } finally {
      Sqlite.prototype.pragma = pragma
      folder = join(killed, '..')
    }
  })

  it('is none where all is sound', async () => {
    let checks = 0
    const jobsInCommon: PlatformOptions['jobsInCommon'] = async (work) => {
      const done = await work()
      checks++
      return done
    }
    await open({ checkAfterMs: 0, jobsInCommon }, async (platform) => {
      await until('it is checked', () => checks === 1)
      assert.deepEqual(faults(platform), [])
      await platform.write([write])
    })
  })
})
