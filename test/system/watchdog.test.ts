import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { ourProgram } from '../support/processes/our-program.js'

describe('The watchdog', () => {
  /** A watched process that does this. @returns how it ended, and the report */
  async function watch(what: string, meanwhile = async (_pid: number) => {}) {
    const child = spawn(process.execPath, [...ourProgram('test', 'support', 'processes', 'watched'), what], {
      stdio: ['ignore', 'pipe', 'ignore', 'ignore', 'pipe'],
    })
    let report = ''
    child.stdio[4]?.on('data', (data) => {
      report += data
    })
    const ended = once(child, 'close')
    await once(child.stdout!, 'data')
    await meanwhile(child.pid!)
    const [code, signal] = await ended
    return { ended: code ?? signal, report }
  }

  async function suspend(pid: number): Promise<void> {
    process.kill(pid, 'SIGSTOP')
    await sleep(4500)
    process.kill(pid, 'SIGCONT')
  }

  it('ends a blocked thread and reports where, but not one that is busy, debugged, or suspended', async () => {
    const [loop, busy, debugged, suspended] = await Promise.all([
      watch('loops'),
      watch('busy'),
      watch('debugged'),
      watch('suspended', suspend),
    ])
    assert.equal(loop.ended, 'SIGKILL')
    const { level, msg, stack } = JSON.parse(loop.report)
    assert.equal(level, 60)
    assert.match(msg, /^The main thread hung for \d+ seconds: restarting the process$/)
    assert.match(stack[0], /^loopOnPurpose \(file:.*watched\.[jt]s:\d+:\d+\)$/)
    for (const fine of [busy, debugged, suspended]) assert.deepEqual(fine, { ended: 0, report: '' })
  })
})
