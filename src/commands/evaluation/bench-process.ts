import { type ChildProcess, spawn } from 'node:child_process'
import { type EventEmitter, once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { heapLimitFlags } from '../../platform/process/heap-limit.js'
import type { PortHandle } from '../../platform/process/held-port.js'
import { memoryEnv, sendPort } from '../../platform/process/service-run.js'
import { heldPortFlag } from '../../platform/process/supervised.js'
import { fromRoot } from '../../platform/root.js'
import type { ProbeReading } from './run-bench-probe.js'

/** One of our built programs in its own process, with the probe. */
export interface BenchProcess {
  child: ChildProcess
  /** Waits for this output. @throws when the process ends without it */
  says(words: RegExp): Promise<RegExpExecArray>
  /** Since the last reading. */
  probe(): Promise<ProbeReading>
  /** Stops it and waits for its end. */
  stop(): Promise<void>
}

const probeFile = new URL('run-bench-probe.js', import.meta.url).href
/** For a first start, too, which learns for minutes. */
export const startPatienceMs = 600_000

/**
 * @param file next to this one, or below the folder of built files: `../../server.js`
 * @param env its settings; only what Node needs is passed on besides
 * @param port to listen on, as the supervisor gives it; without, it opens its own
 */
export function startBenchProcess(
  file: string,
  env: Record<string, string>,
  port: PortHandle | null = null,
): BenchProcess {
  const { PATH = '', HOME = '' } = process.env
  const script = fileURLToPath(new URL(file, import.meta.url))
  const child = spawn(
    process.execPath,
    [...heapLimitFlags({}), '--import', probeFile, script, ...(port ? [heldPortFlag] : [])],
    {
      cwd: fromRoot(),
      env: { PATH, HOME, ...memoryEnv, ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  )
  if (port) sendPort(child, port)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (said += data))
  const closed = once(child, 'close')

  async function says(words: RegExp): Promise<RegExpExecArray> {
    for (const until = Date.now() + startPatienceMs; Date.now() < until; ) {
      const found = words.exec(said)
      if (found) return found
      if (child.exitCode !== null) throw new Error(`${file} ended without saying ${words}: ${said}`)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    throw new Error(`${file} does not say ${words}`)
  }

  return {
    child,
    says,
    async probe() {
      child.kill('SIGUSR2')
      return await nextReading(child)
    },
    async stop() {
      child.kill('SIGTERM')
      await closed
    },
  }
}

/** The next reading of a probe. A service also reports on the same channel that it serves. */
export async function nextReading(child: EventEmitter): Promise<ProbeReading> {
  for (;;) {
    const [message] = (await once(child, 'message')) as [ProbeReading | string]
    if (typeof message === 'object') return message
  }
}
