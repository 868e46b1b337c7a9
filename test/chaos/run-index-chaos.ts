import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readExpectedFrom } from '../../src/commands/read-expected-from.js'
import { databaseFile, openReadOnly } from '../../src/platform/database/open-database.js'
import { fromRoot } from '../../src/platform/root.js'
import { type IndexDifference, isInStep } from '../../src/platform/search/compare-index.js'
import { silentLog } from '../../src/platform/search/log.js'
import { findRunningMeilisearch } from '../../src/platform/search/meilisearch/find-running-meilisearch.js'
import { openSearchConnection } from '../../src/platform/search/meilisearch/search-connection.js'
import { verifyIndexes } from '../../src/platform/search/verify-indexes.js'
import { freePort } from '../support/processes/free-port.js'
import { until } from '../support/processes/real-meilisearch.js'
import {
  processesOn,
  type ServiceProcess,
  startServiceProcess,
} from '../support/processes/service-process.js'
import { writeSeedFolder } from '../support/samples/seed-folder.js'
import { smallDistrict } from '../support/samples/small-district.js'
import { openStaff, startSession } from './staff.js'

// `npm run chaos:index [-- POINTS]`: kills the service or its Meilisearch at random moments while staff add people, and
// compares the search with the database after each.

const maxWaitMs = 60_000
const recoveryMs = 120_000
/** At most this long after the last kill, some while the other side still recovers. */
const maxRestMs = 1500
/** Of the kills: its start takes longer. */
const serviceShare = 0.4

const dataDir = mkdtempSync(join(tmpdir(), 'who-to-ask-index-chaos-'))
const seeds = writeSeedFolder(smallDistrict)
const port = await freePort()
const settings = { DATA_DIR: dataDir, SEED: seeds.folder, MEANING: 'no', PORT: String(port) }
const start = () => startServiceProcess(settings, [fromRoot('dist', 'server.js')])

let service = start()
await service.says('Ready.', recoveryMs)
const session = await startSession(dataDir)
const acknowledged: string[] = []
let going = true

/** Staff who add one person after another; what is not acknowledged may or may not be there. */
async function addPeople(): Promise<void> {
  const staff = openStaff(`http://127.0.0.1:${port}`, dataDir, session)
  for (let n = 1; going; n++) {
    const slug = `chaos-${n}`
    await staff.addPerson(slug).then(
      () => acknowledged.push(slug),
      () => sleep(50),
    )
  }
}

/** @returns false while it is not there to be killed */
async function kill(what: 'service' | 'meilisearch'): Promise<boolean> {
  if (what === 'service') {
    service.child.kill('SIGKILL')
    await service.end()
    service = start()
    return true
  }
  const pid = processesOn(dataDir).at(-1)
  if (!pid) return false
  try {
    process.kill(pid, 'SIGKILL')
    return true
  } catch {
    return false
  }
}

/** How long it took until all was in step, in milliseconds, or what was not. */
async function recover(of: ServiceProcess): Promise<number | IndexDifference[]> {
  const began = performance.now()
  await of.says('Ready.', recoveryMs)
  let left: IndexDifference[] = []
  for (const until = performance.now() + maxWaitMs; performance.now() < until; ) {
    left = await compare().catch(() => left)
    if (left.length > 0 && left.every(isInStep)) return performance.now() - began
    await sleep(200)
  }
  return left
}

async function compare(): Promise<IndexDifference[]> {
  const server = await findRunningMeilisearch(dataDir)
  if (!server) return []
  const database = openReadOnly(databaseFile(dataDir))
  const { admin, close } = await openSearchConnection(server.url, server.key, silentLog)
  try {
    const options = { mend: false, rounds: 3, pauseMs: 300 }
    return (await verifyIndexes(admin, readExpectedFrom(database), options)).left
  } finally {
    close()
    database.$client.close()
  }
}

/** Acknowledged people whom the database does not have. */
function countLost(): number {
  const database = openReadOnly(databaseFile(dataDir))
  try {
    const find = database.$client.prepare('select 1 from people where slug = ?')
    return acknowledged.filter((slug) => !find.get(slug)).length
  } finally {
    database.$client.close()
  }
}

async function main(points: number): Promise<boolean> {
  const adding = addPeople()
  const times: number[] = []
  const killed = { service: 0, meilisearch: 0 }
  let bad = 0
  let point = 0
  while (point < points) {
    await sleep(Math.random() * maxRestMs)
    const what = Math.random() < serviceShare ? 'service' : 'meilisearch'
    if (!(await kill(what))) continue
    killed[what]++
    point++
    // Sometimes the next one comes while it still recovers.
    if (Math.random() < 0.3) continue
    const outcome = await recover(service)
    const lost = countLost()
    if (typeof outcome === 'number') times.push(outcome)
    if (typeof outcome !== 'number' || lost > 0) {
      bad++
      console.log(
        `Point ${point}, ${what}: ${lost} lost, not in step:`,
        JSON.stringify(outcome).slice(0, 2000),
      )
    }
    if (times.length % 10 === 0) console.log(`${point} points, ${acknowledged.length} people, ${bad} bad`)
  }
  going = false
  await adding
  await until(
    'all is in step at the end',
    async () => typeof (await recover(service)) === 'number',
    recoveryMs,
  )
  times.sort((a, b) => a - b)
  const seconds = (at: number) => ((times[Math.floor(at * (times.length - 1))] ?? 0) / 1000).toFixed(1)
  console.log(
    `Killed the service ${killed.service} and Meilisearch ${killed.meilisearch} times while ${acknowledged.length} people were added: ` +
      `${countLost()} lost, ${bad} times not in step. In step after ${seconds(0.5)} s (median), ${seconds(1)} s at most.`,
  )
  return bad === 0 && countLost() === 0
}

try {
  process.exitCode = (await main(Number(process.argv[2] ?? 200))) ? 0 : 1
} finally {
  going = false
  service.child.kill('SIGTERM')
  await service.end()
  for (const pid of processesOn(dataDir)) process.kill(pid, 'SIGKILL')
  seeds.remove()
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 })
}
