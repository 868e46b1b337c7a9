import assert from 'node:assert/strict'
import { parseJsonSlices } from '../../../src/platform/threads/parse-json.js'
import {
  eachInSlices,
  inSlices,
  runSlices,
  type Slices,
  sortInSlices,
} from '../../../src/platform/threads/slices.js'

describe('Work in slices', () => {
  function* busy(steps: number): Slices<number> {
    for (let step = 0; step < steps; step++) {
      const until = performance.now() + 1
      while (performance.now() < until);
      yield
    }
    return steps
  }

  it('has the same result in one go or in slices', async () => {
    assert.equal(runSlices(busy(3)), 3)
    assert.equal(await inSlices(busy(3)), 3)
  })

  it('yields in between', async () => {
    let turns = 0
    let going = true
    const other = () => {
      turns++
      if (going) setImmediate(other)
    }
    setImmediate(other)
    await inSlices(busy(30))
    going = false
    assert.ok(turns > 1, `${turns} turns`)
  })

  describe('beside answers', () => {
    // A clock of its own: a busy computer changes nothing.
    const realNow = performance.now
    let clock = 0
    let done: string[] = []
    beforeEach(() => {
      clock = 0
      done = []
      performance.now = () => clock
    })
    afterEach(() => {
      performance.now = realNow
    })

    function* work(name: string, steps: number): Slices<void> {
      for (let step = 0; step < steps; step++) {
        clock += 4
        done.push(name)
        yield
      }
    }

    /** Takes 3 ms in each turn of the event loop. */
    async function answers(turns: number): Promise<void> {
      for (let turn = 0; turn < turns; turn++) {
        await new Promise((resolve) => setImmediate(resolve))
        clock += 3
        done.push('answer')
      }
    }

    it('waits until they are done', async () => {
      await Promise.all([answers(6), inSlices(work('slice', 3))])
      assert.deepEqual(done, ['slice', ...Array(6).fill('answer'), 'slice', 'slice'])
    })

    it('goes on in spite of them after a while', async () => {
      await Promise.all([answers(60), inSlices(work('slice', 2))])
      // After 100 ms.
      assert.equal(done.lastIndexOf('slice'), 35)
    })

    it('does not wait for other work in slices', async () => {
      await Promise.all([inSlices(work('a', 3)), inSlices(work('b', 3))])
      assert.deepEqual(done, ['a', 'b', 'a', 'b', 'a', 'b'])
    })
  })

  it('yields after part of a list, and goes through all of it', () => {
    const seen: number[] = []
    const work = eachInSlices([1, 2, 3, 4, 5], (each) => seen.push(each), 2)
    work.next()
    assert.deepEqual(seen, [1, 2])
    runSlices(work)
    assert.deepEqual(seen, [1, 2, 3, 4, 5])
  })

  it('passes on what the work throws', async () => {
    function* broken(): Slices<void> {
      yield
      throw new Error('broken')
    }
    await assert.rejects(inSlices(broken()), /broken/)
  })

  it('sorts a list like one sort would, and keeps equal items in order', () => {
    for (const count of [0, 1, 2, 7, 8, 9, 100]) {
      const list = Array.from({ length: count }, (_, i) => ({ key: (i * 7) % 5, i }))
      const compare = (a: { key: number }, b: { key: number }) => a.key - b.key
      assert.deepEqual(runSlices(sortInSlices(list, compare, 4)), [...list].sort(compare))
    }
  })

  it('cleans up after itself when canceled', async () => {
    let cleaned = false
    const stopping = new AbortController()
    function* endless(): Slices<void> {
      try {
        for (;;) yield
      } finally {
        cleaned = true
      }
    }
    const work = inSlices(endless(), stopping.signal)
    stopping.abort(new Error('enough'))
    await assert.rejects(work, /enough/)
    assert.ok(cleaned)
  })
})

describe('Reading JSON in slices', () => {
  const parse = (text: string) => runSlices(parseJsonSlices(Buffer.from(text)))

  it('reads the same as one call', () => {
    const long = Array.from({ length: 20_000 }, (_, i) => ({
      text: `a "quoted" \\ {[,:]} ñ ${i}`,
      n: [i, {}],
    }))
    for (const value of [
      { phrasings: long, topics: [{ 'a: "b", c': { deep: [[1, 2], []] } }], empty: [], none: null, of: {} },
      long,
      [],
      {},
      ['one'],
      'text',
      12,
    ])
      assert.deepEqual(parse(JSON.stringify(value)), value)
    assert.deepEqual(parse(JSON.stringify({ long }, null, 2)), { long })
  })

  it('yields many times in a long list', () => {
    const text = JSON.stringify({ long: Array.from({ length: 50_000 }, (_, i) => `number ${i}`) })
    let stops = 0
    for (const _ of parseJsonSlices(Buffer.from(text))) stops++
    assert.ok(stops > 10, `${stops} stops`)
  })

  it('refuses invalid JSON', () => {
    for (const text of ['{"a": }', '[1, x]', '[1,]', '{"a" 1}']) assert.throws(() => parse(text), SyntaxError)
  })
})
