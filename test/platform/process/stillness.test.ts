import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createStillness, readSample, type ThreadSample } from '../../../src/platform/process/stillness.js'

const everyMs = 250

/** @returns after how many milliseconds without a beat the thread counts as hung; null if never within two minutes */
function hangsAfter(sampleAt: (look: number) => ThreadSample): number | null {
  const stillness = createStillness(everyMs)
  stillness.moved({ state: 'R', ranMs: 5000 })
  for (let look = 1; look <= 480; look++) {
    const { ranMs, state } = sampleAt(look)
    const { hung, stillMs } = stillness.still({ state, ranMs: 5000 + ranMs })
    if (hung) return stillMs
  }
  return null
}

describe('A thread without a beat', () => {
  it('hangs after three seconds when it loops or sleeps', () => {
    assert.equal(
      hangsAfter((look) => ({ state: 'R', ranMs: look * everyMs })),
      3000,
    )
    assert.equal(
      hangsAfter(() => ({ state: 'S', ranMs: 0 })),
      3000,
    )
  })

  it('has longer where it gets little of a processor, or waits for the disk, but a minute at most', () => {
    // As measured: 672 ms of processor time in 11.8 s; in between it slept, as helping threads got none either.
    const starved = (look: number) => ({ state: look % 8 === 0 ? 'S' : 'R', ranMs: look * 14 })
    assert.equal(hangsAfter(starved), 35_750)
    assert.equal(
      hangsAfter(() => ({ state: 'D', ranMs: 0 })),
      60_000,
    )
    assert.equal(
      hangsAfter((look) => ({ state: 'R', ranMs: look })),
      60_000,
    )
  })

  it('starts anew with each beat', () => {
    const stillness = createStillness(everyMs)
    for (let second = 0; second < 20; second++) {
      stillness.moved({ state: 'R', ranMs: second * 1000 })
      for (let look = 0; look < 4; look++)
        assert.equal(stillness.still({ state: 'S', ranMs: second * 1000 + look * everyMs }).hung, false)
    }
  })
})

describe('The state of a thread', () => {
  it('is read from Linux, whatever its name is', () => {
    const line = `7 (a) S (b)) R 1 7 7 0 -1 4194560 1 0 0 0 123 45 0 0 20 0 11 0 99\n`
    assert.deepEqual(readSample(line), { state: 'R', ranMs: 1680 })
    const own = readSample(readFileSync('/proc/self/stat', 'utf8'))
    assert.ok(own.ranMs > 0 && own.ranMs <= (process.cpuUsage().user + process.cpuUsage().system) / 1000 + 20)
  })
})
