import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { heapLimitFlags } from '../../src/platform/process/heap-limit.js'
import { fromRoot } from '../../src/platform/root.js'

/** The heap limits of a process, of a thread with a limit of its own, and of one without, in megabytes. */
const program = `
  const { getHeapStatistics } = await import('node:v8')
  const { Worker } = await import('node:worker_threads')
  const { limitMainThreadAlone } = await import(process.argv[1])
  limitMainThreadAlone()
  const read = (resourceLimits) => new Promise((resolve, reject) => {
    const code = "import { getHeapStatistics } from 'node:v8'; import { parentPort } from 'node:worker_threads'; "
      + 'parentPort.postMessage(getHeapStatistics().heap_size_limit)'
    new Worker(code, { eval: true, resourceLimits }).on('message', resolve).on('error', reject)
  })
  const limits = [getHeapStatistics().heap_size_limit, await read({ maxOldGenerationSizeMb: 64 })]
  console.log(JSON.stringify(limits.map((bytes) => bytes / 2 ** 20)))
`

/** 60 MB stay in use while 150 MB come and go. */
const churn = `
  const { keepHeapSmall } = await import(process.argv[1])
  globalThis.used = Array.from({ length: 1e6 }, (_, i) => ({ i }))
  if (process.argv[2] === 'sooner') keepHeapSmall()
  const last = []
  for (let i = 0; i < 150; i++) {
    last[i % 20] = Array.from({ length: 30_000 }, (_, j) => ({ j }))
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
`

/** Every other of many objects ends, while others come and go. */
const scattered = `
  const { keepHeapSmall } = await import(process.argv[1])
  const { setFlagsFromString } = await import('node:v8')
  globalThis.used = Array.from({ length: 1e6 }, (_, i) => [i])
  if (process.argv[2] === 'started') keepHeapSmall()
  else setFlagsFromString('--heap-growing-percent=10')
  for (let i = 0; i < used.length; i++) if (i % 2 > 0) used[i] = null
  const last = []
  for (let i = 0; i < 300; i++) {
    last[i % 20] = Array.from({ length: 30_000 }, (_, j) => ({ j }))
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  last.length = 0
  const { getHeapSpaceStatistics } = await import('node:v8')
  const old = getHeapSpaceStatistics().find((space) => space.space_name === 'old_space')
  console.log(JSON.stringify((old.physical_space_size - old.space_used_size) / 2 ** 20))
`

describe('The heap of the service', () => {
  it('is collected sooner once the service has started', () => {
    const file = fromRoot('src', 'platform', 'process', 'heap-limit.ts')
    const count = (...more: string[]) => {
      const flags = ['--trace-gc', '--import', 'tsx', '--input-type=module', '--eval', churn, file, ...more]
      return (
        String(execFileSync(process.execPath, flags, { cwd: fromRoot() })).split('Mark-Compact').length - 1
      )
    }
    const [usual, sooner] = [count(), count('sooner')]
    assert.ok(sooner > usual * 2, `${sooner} collections, otherwise ${usual}`)
  })

  it('keeps few half-empty pages once the service has started', () => {
    const file = fromRoot('src', 'platform', 'process', 'heap-limit.ts')
    const flags = [...heapLimitFlags({}), '--import', 'tsx', '--input-type=module', '--eval', scattered, file]
    const empty = (...more: string[]) =>
      Number(execFileSync(process.execPath, [...flags, ...more], { cwd: fromRoot() }))
    const [usual, started] = [empty(), empty('started')]
    assert.ok(started < usual / 4, `${started} MB, otherwise ${usual}`)
  })

  it('has a limit, and each thread its own', () => {
    const file = fromRoot('src', 'platform', 'process', 'heap-limit.ts')
    const flags = [...heapLimitFlags({}), '--import', 'tsx', '--input-type=module', '--eval', program, file]
    const [main, thread] = JSON.parse(String(execFileSync(process.execPath, flags, { cwd: fromRoot() })))
    assert.ok(main >= 1024 && main < 1200, `${main} MB`)
    assert.ok(thread >= 64 && thread < 200, `${thread} MB`)
  })

  it('has the limit that the environment gives', () => {
    assert.deepEqual(heapLimitFlags({ NODE_OPTIONS: '--max-old-space-size=3000' }), [])
    assert.deepEqual(heapLimitFlags({}), [
      ...['--max-old-space-size=1024', '--max-semi-space-size=8', '--min-semi-space-size=8'],
    ])
  })
})
