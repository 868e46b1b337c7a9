import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { commandOf } from '../../src/platform/search/meilisearch/process-facts.js'
import { type MemoryGroup, memoryGroupFor } from '../support/processes/memory-group.js'
import { ourProgram } from '../support/processes/our-program.js'
import { type ServiceProcess, startServiceProcess } from '../support/processes/service-process.js'

const megabyte = 2 ** 20
const limitMb = Number(process.env.MEMORY_MB ?? 1024)

/** A word in the commands of the service, its encoder, and its Meilisearch. */
const programs = ['server.js', 'encoder-worker.js', '--db-path']

/**
 * It learns for minutes, so it runs by itself: `npm run first-start`. With an empty folder in KEEP_DATA, what it learned stays
 * there if it passes.
 */
describe('A first start in 1 GB of memory', () => {
  let group: MemoryGroup | null = null
  let service: ServiceProcess | null = null
  let dataDir: string | null = null
  let isKept = false

  after(async () => {
    await group?.remove()
    await service?.end()
    if (dataDir && !isKept) rmSync(dataDir, { recursive: true, maxRetries: 3 })
  })

  it('learns everything and answers, and nothing is killed or starts again', async function () {
    this.timeout(1_200_000)
    group = memoryGroupFor(this, limitMb * megabyte)
    // On a disk: files in memory, as those in /tmp may be, count as the group's.
    dataDir = process.env.KEEP_DATA ?? mkdtempSync('/var/tmp/who-to-ask-')
    const began = performance.now()
    const supervisor = ourProgram('src', 'commands', 'supervise')
    service = startServiceProcess({ DATA_DIR: dataDir }, supervisor, group.enter)
    const first: (number | undefined)[] = []
    let heldMb = 0
    while (!(await hasLearned(service))) {
      await sleep(200)
      assertAlive(group, service)
      heldMb = Math.max(heldMb, group.heldBytes() / megabyte)
      for (const [i, pid] of pidsIn(group).entries()) first[i] ??= pid
    }
    const seconds = (performance.now() - began) / 1000
    console.log(`      ${seconds.toFixed()} s, and at most ${heldMb.toFixed()} of ${limitMb} MB`)

    const { answers, signals } = await ask(service, 'The bus did not come.')
    assert.equal(answers[0]?.office, 'transportation')
    assert.deepEqual(signals, ['words', 'terms', 'meaning'])
    const { emergency } = await ask(service, 'my son wants to kill himself')
    assert.equal(emergency?.lines[0]?.call, '911')
    assert.ok(!first.includes(undefined))
    assert.deepEqual(pidsIn(group), first)
    assertAlive(group, service)
    service.child.kill('SIGTERM')
    assert.equal(await service.end(), 0)
    isKept = process.env.KEEP_DATA !== undefined
  })
})

/** True once it knows all that questions are compared with, and nothing works by its second way. */
async function hasLearned({ said, address }: ServiceProcess): Promise<boolean> {
  if (!/^Ready\.$/m.test(said())) return false
  const { signals, degraded } = (await (await fetch(`${address()}/readyz`)).json()) as {
    signals: string[]
    degraded: unknown[]
  }
  const all = ['words', 'terms: meilisearch', 'meaning']
  return all.every((each) => signals.includes(each)) && degraded.length === 0
}

function assertAlive(group: MemoryGroup, { child, said }: ServiceProcess): void {
  assert.equal(group.killed(), 0, `Killed for lack of memory. It said:\n${said()}`)
  // A thread without memory ends, and is tried again: its fault is in the log.
  assert.doesNotMatch(said(), /is being restarted|"level":[56]0/)
  assert.ok(child.exitCode === null && child.signalCode === null, `It ended. It said:\n${said()}`)
}

function pidsIn(group: MemoryGroup): (number | undefined)[] {
  const running = group.processes()
  return programs.map((word) => running.find((pid) => commandOf(pid)?.some((each) => each.endsWith(word))))
}

interface Answered {
  answers: { office: string }[]
  signals: string[]
  emergency: { lines: { call: string }[] } | null
}

async function ask({ address }: ServiceProcess, concern: string): Promise<Answered> {
  const answer = await fetch(`${address()}/api/v1/ask`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ concern }),
  })
  return (await answer.json()) as Answered
}
