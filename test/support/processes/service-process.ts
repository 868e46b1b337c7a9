import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fromRoot } from '../../../src/platform/root.js'
import { allProcesses, commandOf } from '../../../src/platform/search/meilisearch/process-facts.js'
import { until } from './real-meilisearch.js'
import { ourProgram } from './our-program.js'

/** The service in a process of its own. */
export interface ServiceProcess {
  child: ChildProcess
  /** Everything it said so far, standard output and errors. */
  said(): string
  /** Waits until it says this. */
  says(words: string | RegExp, limitMs?: number): Promise<void>
  /** Where it serves. */
  address(): string
  /** Waits for its end. @returns the exit code; null when a signal ended it */
  end(): Promise<number | null>
}

/**
 * @param env its settings; nothing else of ours is handed on but what Node needs
 * @param program what Node runs
 */
export function startServiceProcess(
  env: Record<string, string>,
  program = ourProgram('src', 'server'),
): ServiceProcess {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, program, {
    cwd: fromRoot(),
    env: { PATH, HOME, PORT: '0', HOST: '127.0.0.1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (said += data))
  const ended = once(child, 'close') as Promise<[number | null]>
  const isSaid = (words: string | RegExp) =>
    typeof words === 'string' ? said.includes(words) : words.test(said)
  return {
    child,
    said: () => said,
    async says(words, limitMs = 50_000) {
      await until(`it says ${words}`, () => isSaid(words) || child.exitCode !== null, limitMs)
      if (!isSaid(words)) throw new Error(`It ended without saying ${words}: ${said}`)
    },
    address: () => /http:\/\/\S+/.exec(said)?.[0] ?? '',
    end: async () => (await ended)[0],
  }
}

/** Processes whose command line names this folder: what a service left behind. */
export function processesOn(dataDir: string): number[] {
  return allProcesses().filter((pid) => commandOf(pid)?.join(' ').includes(dataDir))
}
