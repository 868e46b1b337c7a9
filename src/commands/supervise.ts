import { extname, join } from 'node:path'
import { loadDotEnv, readConfig, readEnvironment } from '../config.js'
import { holdPort } from '../platform/process/held-port.js'
import { keepService } from '../platform/process/keep-service.js'
import { onNpmExit } from '../platform/process/on-npm-exit.js'
import { stopLeftover } from '../platform/search/meilisearch/meilisearch-leftover.js'
import { meilisearchFolders } from '../platform/search/meilisearch/meilisearch-process.js'

// `npm start`: runs the service, and restarts it when it ends unexpectedly.

/** A terminal and npm each pass on the same Ctrl-C. */
const sameKeyMs = 500

async function supervise(): Promise<number> {
  const service = keepService({
    program: join(import.meta.dirname, '..', `server${extname(import.meta.filename)}`),
    port: holdPort(readAddress()),
    say: (words) => console.error(words),
    log: (lines) => void process.stdout.write(lines),
  })
  let stopped = Number.POSITIVE_INFINITY
  const stop = () => {
    if (performance.now() - stopped > sameKeyMs) return service.kill()
    stopped = Math.min(stopped, performance.now())
    service.stop()
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop)
  const stopWatching = onNpmExit(service.stop)
  // The terminal may be gone: a failed message must not end the service.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  const { code, killed } = await service.ended
  stopWatching()
  if (killed) await stopMeilisearch()
  return code
}

/** Null with settings that are wrong: the service says so. */
function readAddress(): { host: string; port: number } | null {
  try {
    return readConfig(readEnvironment())
  } catch {
    return null
  }
}

/** The one that a killed service left behind, since no later service will stop it. */
async function stopMeilisearch(): Promise<void> {
  loadDotEnv()
  const { pidFile, database } = meilisearchFolders(readConfig(process.env).dataDir)
  await stopLeftover(pidFile, database)
}

process.exit(await supervise())
