import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDrawConcerns } from '../../../src/commands/evaluation/bench-concerns.js'
import { writeTenfoldDistrict } from '../../../src/commands/evaluation/bench-district.js'
import { percentile, runLoad } from '../../../src/commands/evaluation/bench-load.js'
import { printBench } from '../../../src/commands/evaluation/print-bench.js'
import { seedDatabase } from '../../../src/content/seeds/seed-database.js'
import { readDirectory } from '../../../src/directory/model/directory-snapshot.js'
import { openDatabase } from '../../../src/platform/database/open-database.js'
import { writeSeedFolder } from '../../support/samples/seed-folder.js'
import { smallDistrict } from '../../support/samples/small-district.js'

describe('The bench', () => {
  const seeds = writeSeedFolder(smallDistrict)
  after(() => seeds.remove())

  it('keeps the requested number at work, and does each item once', async () => {
    const done: number[] = []
    let atWork = 0
    let most = 0
    const result = await runLoad({ atOnce: 4, maxRequests: 20, seconds: 10 }, async (n) => {
      most = Math.max(most, ++atWork)
      await new Promise((resolve) => setTimeout(resolve, 2))
      done.push(n)
      atWork--
    })
    assert.equal(most, 4)
    assert.deepEqual(
      done.sort((a, b) => a - b),
      Array.from({ length: 20 }, (_, n) => n),
    )
    assert.deepEqual([result.atOnce, result.done], [4, 20])
    assert.ok(result.p50 >= 1 && result.p50 <= result.p99 && result.p99 <= result.max)
  })

  it('starts nothing after its time is over, and fails when an item fails', async () => {
    const { done } = await runLoad(
      { atOnce: 2, maxRequests: 1e6, seconds: 0.05 },
      () => new Promise(setImmediate),
    )
    assert.ok(done > 0 && done < 1e6)
    await assert.rejects(
      runLoad({ atOnce: 2, maxRequests: 5, seconds: 1 }, () => Promise.reject(new Error('gave 500'))),
      /gave 500/,
    )
  })

  it('takes percentiles by nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, i) => i + 1)
    assert.deepEqual(
      [0.5, 0.99, 1].map((share) => percentile(hundred, share)),
      [50, 99, 100],
    )
    assert.deepEqual([percentile([7], 0.5), percentile([], 0.5)], [7, 0])
  })

  it('draws no concern twice, and the same ones every time', () => {
    const draw = createDrawConcerns(seeds.folder)
    const drawn = [...draw(8), ...draw(8)].map(({ text }) => text)
    assert.equal(new Set(drawn).size, 16)
    assert.deepEqual(
      createDrawConcerns(seeds.folder)(16).map(({ text }) => text),
      drawn,
    )
  })

  it('writes a valid district ten times as large', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tenfold-'))
    writeTenfoldDistrict(seeds.folder, folder)
    const database = await openDatabase(':memory:')
    seedDatabase(database, folder)
    const { schools, people, contacts } = readDirectory(database)
    assert.deepEqual([schools.length, people.length], [20, 60])
    assert.equal(contacts.filter(({ school }) => school === 'north-oak').length, 3)
    assert.equal(contacts.filter(({ office }) => office === 'transportation').length, 1)
    database.$client.close()
    rmSync(folder, { recursive: true })
  })

  it('divides medians measured at the same concurrency', () => {
    const row = (name: string, atOnce: number, p50: number) => ({
      name,
      result: { atOnce, done: 9, p50, p99: 2 * p50, max: 3 * p50, perSecond: 1000 / p50 },
    })
    const printed = printBench({
      title: 'A district',
      rows: [row('raw', 1, 2), row('raw', 8, 4), row('hello', 1, 0.5), row('JSON', 8, 12), row('JSON', 1, 5)],
      against: { raw: 'raw', hello: 'hello' },
      notes: ['quiet'],
    })
    const cells = (line: string) => line.split('|').map((cell) => cell.trim())
    const lines = printed
      .split('\n')
      .filter((line) => line.startsWith('| JSON'))
      .map(cells)
    assert.deepEqual(lines, [
      ['', 'JSON', '8', '12', '24', '36', '83', '3.0', '', '9', ''],
      ['', 'JSON', '1', '5.0', '10', '15', '200', '2.5', '10.0', '9', ''],
    ])
    assert.match(printed, /^## A district\n/)
    assert.match(printed, /\n- quiet$/)
  })
})
