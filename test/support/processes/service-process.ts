import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fromRoot } from '../../../src/platform/root.js'
import { allProcesses, commandOf } from '../../../src/platform/search/meilisearch/process-facts.js'
import { ourProgram } from './our-program.js'
import { until } from './real-meilisearch.js'

/** The service in a separate process. */
export interface ServiceProcess {
  child: ChildProcess
  /** Its whole output so far, standard output and errors. */
  said(): string
  /** Waits until it prints this. */
  says(words: string | RegExp, limitMs?: number): Promise<void>
  /** Its address. */
  address(): string
  /** Waits for its end. @returns the exit code; null if a signal ended it */
  end(): Promise<number | null>
}

/**
 * @param env its settings; otherwise it gets only what Node needs
 * @param program arguments for Node
 * @param before words of a command that runs Node
 */
export function startServiceProcess(
  env: Record<string, string>,
  program = ourProgram('src', 'server'),
  before: readonly string[] = [],
): ServiceProcess {
  const { PATH = '', HOME = '' } = process.env
  const [command = '', ...words] = [...before, process.execPath, ...program]
  const child = spawn(command, words, {
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
      const waited = until(`it says ${words}`, () => isSaid(words) || child.exitCode !== null, limitMs)
      await waited.catch((error) => {
        throw new Error(`${(error as Error).message}. It said: ${said}`)
      })
      if (!isSaid(words)) throw new Error(`It ended without saying ${words}: ${said}`)
    },
    address: () => /http:\/\/\S+/.exec(said)?.[0] ?? '',
    end: async () => (await ended)[0],
  }
}

/** Processes with this folder on their command line: what a service left behind. */
export function processesOn(dataDir: string): number[] {
  return allProcesses().filter((pid) => commandOf(pid)?.join(' ').includes(dataDir))
}
