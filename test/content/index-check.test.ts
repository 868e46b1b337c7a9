import assert from 'node:assert/strict'
import { createIndexCheck } from '../../src/content/index-check.js'
import type { IndexReport } from '../../src/platform/search/verify-indexes.js'
import { createLog } from '../../src/platform/web/log.js'
import { openEmpty } from '../support/samples/empty-database.js'
import { sampleNow } from '../support/samples/sample.js'
import { sampleDirectory } from '../support/samples/sample-directory.js'

describe('The nightly check of the search indexes', () => {
  it('is done only once Meilisearch has been compared, and is in step', async () => {
    const database = await openEmpty()
    const { directory } = await sampleDirectory()
    const isThere = { found: [], left: [] }
    const differs = { rebuild: true, missing: [], different: [], extra: [], expected: {} } as never
    let report: IndexReport | null = null
    let now = sampleNow
    const check = createIndexCheck(
      { database, writeLater: async (write) => write(), now: () => now, log: createLog('silent') },
      { directory: () => directory },
      { verifySearch: async () => report },
    )
    const hourLater = () => new Date(now.getTime() + 60 * 60_000)
    assert.equal(await check.runIfDue(), true)
    now = hourLater()
    report = { found: [differs], left: [differs] }
    assert.equal(await check.runIfDue(), true, 'tried again')
    now = hourLater()
    report = isThere
    assert.equal(await check.runIfDue(), true, 'tried again, as it was not mended')
    now = hourLater()
    assert.equal(await check.runIfDue(), false, 'done')
    await check.stop()
  })
})
