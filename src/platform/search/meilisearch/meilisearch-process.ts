import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

/** The files of a supervised server, all below the service's data folder. */
export interface MeilisearchFolders {
  home: string
  database: string
  pidFile: string
  logFile: string
}

export function meilisearchFolders(dataDir: string): MeilisearchFolders {
  const home = join(dataDir, 'meilisearch')
  return {
    home,
    database: join(home, 'database'),
    pidFile: join(home, 'meilisearch.pid.json'),
    logFile: join(home, 'meilisearch.log'),
  }
}

/** Whether the files of a server that has started are there. */
export function hasIndexes({ database }: MeilisearchFolders): boolean {
  return existsSync(join(database, 'VERSION'))
}

/** A running server. Its end is a promise; its last output stays in its log file. */
export interface MeilisearchProcess {
  pid: number
  url: string
  port: number
  /** Resolves, never rejects, with the reason when it could not be started. */
  ended: Promise<string | null>
  hasEnded(): boolean
  kill(signal: 'SIGTERM' | 'SIGKILL'): void
}

/** The master key: created once, readable only by the service. */
export function readMasterKey(home: string): string {
  const file = join(home, 'master-key')
  mkdirSync(home, { recursive: true })
  try {
    const key = readFileSync(file, 'utf8').trim()
    if (key.length >= 16) return key
  } catch {
    // First start: none yet.
  }
  const key = randomBytes(24).toString('hex')
  writeFileSync(`${file}.new`, key, { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return key
}

/** Starts the server on a free port of this computer. */
export async function spawnMeilisearch(
  binary: string,
  folders: MeilisearchFolders,
  masterKey: string,
): Promise<MeilisearchProcess> {
  const port = await freePort()
  const child = launch(binary, folders, masterKey, port)
  let over = false
  const ended = new Promise<string | null>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', () => resolve(null))
  }).finally(() => {
    over = true
  })
  return {
    pid: child.pid ?? 0,
    port,
    url: `http://127.0.0.1:${port}`,
    ended,
    hasEnded: () => over,
    kill: (signal) => void child.kill(signal),
  }
}

/** Its allocator gives memory back at once that it no longer needs: 260 MB instead of 355 after a start. */
const memoryEnv = { MIMALLOC_PURGE_DELAY: '0', MIMALLOC_EAGER_COMMIT: '0', MIMALLOC_ARENA_EAGER_COMMIT: '0' }

function launch(binary: string, folders: MeilisearchFolders, masterKey: string, port: number): ChildProcess {
  rotate(folders.logFile)
  const log = openSync(folders.logFile, 'a', 0o600)
  try {
    return spawn(binary, serverArguments(folders, port), {
      cwd: folders.home,
      stdio: ['ignore', log, log],
      // Ctrl-C in a terminal reaches the whole group; only the service decides when its server ends.
      detached: true,
      // Pass nothing from the service's environment: a stray MEILI_ variable would change the server.
      env: { MEILI_MASTER_KEY: masterKey, ...memoryEnv },
    })
  } finally {
    closeSync(log)
  }
}

function serverArguments({ home, database }: MeilisearchFolders, port: number): string[] {
  return [
    ...['--db-path', database, '--http-addr', `127.0.0.1:${port}`],
    ...['--env', 'production', '--no-analytics', '--log-level', 'WARN'],
    ...['--max-indexing-memory', '128MiB', '--max-indexing-threads', '1'],
    '--experimental-reduce-indexing-memory-usage',
    ...['--dump-dir', join(home, 'dumps'), '--snapshot-dir', join(home, 'snapshots')],
  ]
}

function rotate(file: string): void {
  try {
    renameSync(file, `${file}.1`)
  } catch {
    // None yet.
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
