import assert from 'node:assert/strict'
import { runStandbyDrill } from '../support/processes/standby-drill.js'

const litestream = process.env.LITESTREAM ?? '/usr/bin/litestream'
const districts = 2
const rounds = Number(process.env.ROUNDS ?? 3)

/** Of acknowledged writes, in milliseconds. */
const mayLose = 2000

/** It measures time, so it runs by itself: `npm run drill`, with the path of Litestream's program in LITESTREAM. */
describe('A machine that is lost, with Litestream beside it', () => {
  for (let round = 1; round <= rounds; round++)
    it(`is taken over whole, and misses less than two seconds of writes (${round} of ${rounds})`, async () => {
      // Litestream copies once a second: each round ends at another moment of it.
      const askingMs = 4000 + (1000 * round) / rounds
      const result = await runStandbyDrill({ litestream, districts, askingMs })
      console.log(JSON.stringify(result))
      assert.equal(result.whole, districts)
      assert.ok(result.oldest < mayLose, `It misses ${result.oldest} ms of writes.`)
    }).timeout(240_000)
})
