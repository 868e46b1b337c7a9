import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { startBenchService } from '../../src/commands/evaluation/bench-service.js'
import { measureCrowd, measureMemory } from '../../src/commands/soak/soak-phases.js'
import { soakTargetOf } from '../../src/commands/soak/soak-target.js'
import { fromRoot } from '../../src/platform/root.js'

const megabyte = 2 ** 20
const connections = 1000
const answers = Number(process.env.ANSWERS ?? 20_000)

/**
 * Answers for minutes, so it runs by itself: `npm run memory`. With LEARNED_DATA, the data folder of a service that has started
 * before, it does not learn first; its questions are kept there.
 */
describe('Memory', () => {
  const temporary = mkdtempSync('/var/tmp/who-to-ask-memory-')
  const dataDir = process.env.LEARNED_DATA ?? join(temporary, 'data')
  const env = (meaning: 'no' | 'yes') => ({ SEED: fromRoot('seeds'), MEANING: meaning })
  after(() => rmSync(temporary, { recursive: true, maxRetries: 3 }))

  // Learning leaves memory that a later start does not need.
  before('has learned', async function () {
    this.timeout(600_000)
    await (await startBenchService(dataDir, env('yes'))).stop()
  })

  for (const [meaning, what, limitMb] of [
    ['no', 'without the sentence encoder', 350],
    ['yes', 'with it', 500],
  ] as const)
    it(`of one district is at most ${limitMb} MB after ${answers} different questions, ${what}, and after ${connections} connections at once, and 150 for Meilisearch`, async function () {
      this.timeout(1_200_000)
      const service = await startBenchService(dataDir, env(meaning))
      const target = soakTargetOf(service, fromRoot('seeds'), (line) => console.log(`      ${line}`))
      try {
        for (const measure of [
          () => measureMemory(target, answers),
          () => measureCrowd(target, connections, 3),
        ]) {
          const { service: own, encoder, meilisearch } = await measure()
          assert.equal(encoder > 0, meaning === 'yes')
          assert.ok(own + encoder <= limitMb * megabyte)
          assert.ok(meilisearch <= 150 * megabyte)
        }
      } finally {
        target.client.close()
        await service.stop()
      }
    })
})
