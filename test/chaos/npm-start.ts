import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { fromRoot } from '../../src/platform/root.js'
import { allProcesses, commandOf } from '../../src/platform/search/meilisearch/process-facts.js'
import { until } from '../support/processes/real-meilisearch.js'

/** The service as `npm start` runs it: npm, supervisor, service, and Meilisearch. */
export interface Started {
  base: string
  said(): string
  says(words: string): Promise<void>
  /** The process of the service or its Meilisearch; null while there is none. */
  pidOf(what: 'service' | 'meilisearch'): number | null
  /**
   * Sends SIGTERM to npm alone. @returns how long it took, in milliseconds, and how many processes it left
   */
  stop(): Promise<{ tookMs: number; left: number }>
}

export interface StartOptions {
  dataDir: string
  port: number
  /** Folder of the files that request faults. */
  faults: string
  /** Seed folder for an empty database. */
  seeds: string
}

/** Prefix of this script's folder names. */
export const ownFolders = join(tmpdir(), 'who-to-ask-chaos-')
const maxStartLength = 240_000
const maxStopLength = 30_000

/** Starts the existing build. */
export function npmStart({ dataDir, port, faults, seeds }: StartOptions): Started {
  const preload = pathToFileURL(fromRoot('test', 'chaos', 'fault-on-demand.mjs'))
  const { PATH = '', HOME = '' } = process.env
  const npm = spawn('npm', ['start', '--ignore-scripts'], {
    cwd: fromRoot(),
    env: {
      ...{ PATH, HOME, SEED: seeds, DATA_DIR: dataDir, PORT: String(port), HOST: '127.0.0.1' },
      ...{ RATE_LIMIT_PER_MINUTE: '0', NODE_OPTIONS: `--import ${preload}`, FAULTS: faults },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (words) => (said += words))
  const ended = once(npm, 'exit')
  const left = () => processesOf(dataDir).length

  return {
    base: `http://127.0.0.1:${port}`,
    said: () => said,
    async says(words) {
      await until(`it says ${words}`, () => said.includes(words) || npm.exitCode !== null, maxStartLength)
      if (!said.includes(words)) throw new Error(`It ended without saying ${words}: ${said}`)
    },
    pidOf: (what) =>
      processesOf(dataDir).find((pid) => {
        const [program = '', file = ''] = commandOf(pid) ?? []
        return what === 'service' ? file.endsWith('dist/server.js') : program.endsWith('meilisearch')
      }) ?? null,
    async stop() {
      const began = performance.now()
      npm.kill('SIGTERM')
      await ended
      // npm may end before the service; nothing waits longer than the supervisor does.
      await until('all have ended', () => left() === 0, maxStopLength).catch(() => {})
      return { tookMs: performance.now() - began, left: left() }
    },
  }
}

/** Kills whatever is left of a service at once, npm and the supervisor first. */
export function killAll(dataDir: string): void {
  for (const pid of processesOf(dataDir).sort((a, b) => a - b)) process.kill(pid, 'SIGKILL')
}

/** By the folder in their settings or on their command line, so that no other process is hit. */
function processesOf(dataDir: string): number[] {
  if (!dataDir.startsWith(ownFolders)) throw new Error(`${dataDir} is no folder of this script`)
  return allProcesses().filter((pid) => {
    try {
      const [settings, words] = ['environ', 'cmdline'].map((name) =>
        readFileSync(join('/proc', String(pid), name), 'utf8').split('\0'),
      ) as [string[], string[]]
      return settings.includes(`DATA_DIR=${dataDir}`) || words.some((word) => word.startsWith(`${dataDir}/`))
    } catch {
      return false
    }
  })
}
