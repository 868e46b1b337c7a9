import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { databaseFile } from '../../../src/platform/database/open-database.js'
import { fromRoot } from '../../../src/platform/root.js'
import { addDistrictFolder, testHost } from '../app/many-districts.js'
import { freePort } from './free-port.js'
import { linkBinary, temporaryDataDir, until } from './real-meilisearch.js'
import { processesOn, startServiceProcess } from './service-process.js'

/** What to try. */
export interface StandbyDrillOptions {
  /** Path of Litestream's program. */
  litestream: string
  /** How many districts. */
  districts: number
  /** How long families ask before the machine is lost, in milliseconds. */
  askingMs: number
}

/** What was lost with the machine. */
export interface StandbyDrillResult {
  districts: number
  /** Answers that families got. */
  asked: number
  /** Of these, how many the standby has not. */
  lost: number
  /** Age of the oldest of those when the machine was lost, in milliseconds. */
  oldest: number
  /** Districts with a sound database, whose newest answer that was kept opens. */
  whole: number
  restoredMs: number
  answeringMs: number
}

/** A question that was answered. */
interface Asked {
  name: string
  code: string
  at: number
}

/** A service, and what ends its search engine and deletes its data. */
interface Started {
  child: ChildProcess
  at: string
  remove(): Promise<void>
}

/**
 * A machine with several districts is lost, and a standby takes over from Litestream's replicas: real services, families who
 * ask all the time, both killed with `kill -9`, the folders deleted.
 *
 * With `REPLICA_URL=s3://bucket`, `REPLICA_ENDPOINT`, and credentials in the environment, the replicas are in object storage;
 * otherwise in a folder.
 */
export async function runStandbyDrill({
  litestream,
  districts: count,
  askingMs,
}: StandbyDrillOptions): Promise<StandbyDrillResult> {
  // Fails at once where there is no such program.
  execFileSync(litestream, ['version'])
  const names = Array.from({ length: count }, (_, i) => `district-${i + 1}`)
  const root = mkdtempSync(join(tmpdir(), 'standby-'))
  const districts = join(root, 'districts')
  const standby = join(root, 'standby')
  const config = join(root, 'litestream.yml')
  const running = new Set<ChildProcess>()
  const services = new Set<Started>()
  try {
    for (const name of names) {
      const folder = await addDistrictFolder(districts, name)
      // As its first start would make them.
      mkdirSync(join(folder, 'keys'), { recursive: true })
      writeFileSync(join(folder, 'keys', 'service.key'), randomBytes(32), { mode: 0o600 })
    }
    writeFileSync(config, configuration())
    // What a machine copies to its standby once a day.
    for (const name of names)
      await cp(join(districts, name), join(standby, name), {
        recursive: true,
        filter: (path) => !path.includes('.sqlite'),
      })

    const replicating = spawn(litestream, ['replicate', '-config', config], { stdio: 'ignore' })
    running.add(replicating)
    const first = await start()
    const asked: Asked[] = []
    const stopAskingAt = Date.now() + askingMs
    await Promise.all(
      Array.from({ length: 3 }, async (_, i) => {
        for (let n = i; Date.now() < stopAskingAt; n++) {
          const name = names[n % names.length]!
          const code = await ask(first, name)
          if (code) asked.push({ name, code, at: Date.now() })
          await sleep(50)
        }
      }),
    )
    const lostAt = Date.now()
    await Promise.all([end(replicating), end(first.child)])
    rmSync(districts, { recursive: true })

    // The standby.
    await cp(standby, districts, { recursive: true })
    const began = Date.now()
    execFileSync(fromRoot('deploy', 'take-over.sh'), {
      env: {
        ...process.env,
        DISTRICTS_DIR: districts,
        LITESTREAM_CONFIG: config,
        PATH: `${dirname(litestream)}:${process.env.PATH}`,
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const restoredMs = Date.now() - began
    const second = await start()
    const answeringMs = Date.now() - began

    const lost = asked.filter(({ name, code }) => !isKept(name, code))
    const oldest = Math.max(0, ...lost.map(({ at }) => lostAt - at))
    let whole = 0
    for (const name of names) if (check(name) === 'ok' && (await opensNewest(second, name, asked))) whole++
    return {
      districts: count,
      asked: asked.length,
      lost: lost.length,
      oldest,
      whole,
      restoredMs,
      answeringMs,
    }
  } finally {
    for (const child of running) await end(child)
    for (const { child, remove } of services) {
      await end(child)
      await remove()
    }
    rmSync(root, { recursive: true, maxRetries: 5 })
  }

  function configuration(): string {
    const { REPLICA_URL, REPLICA_ENDPOINT } = process.env
    const replicaOf = (name: string) =>
      REPLICA_URL
        ? [`url: ${REPLICA_URL}/${name}`, `endpoint: ${REPLICA_ENDPOINT}`, 'force-path-style: true']
        : ['type: file', `path: ${join(root, 'replica', name)}`]
    return `dbs:\n${names
      .map((name) => {
        const [type = '', ...more] = [...replicaOf(name), 'sync-interval: 1s']
        const replica = [`      - ${type}`, ...more.map((line) => `        ${line}`)].join('\n')
        return `  - path: ${databaseFile(join(districts, name))}\n    replicas:\n${replica}\n`
      })
      .join('')}`
  }

  async function start(): Promise<Started> {
    const { dataDir, remove } = await temporaryDataDir()
    await linkBinary(dataDir)
    const port = await freePort()
    const settings = {
      DATA_DIR: dataDir,
      DISTRICTS_DIR: districts,
      MEANING: 'no',
      RATE_LIMIT_PER_MINUTE: '0',
    }
    const { child, said } = startServiceProcess({ ...settings, PORT: String(port) })
    const started = {
      ...{ child, at: `http://127.0.0.1:${port}` },
      async remove() {
        // Nobody supervised it: its search engine outlives it.
        for (const pid of processesOn(dataDir)) process.kill(pid, 'SIGKILL')
        await remove()
      },
    }
    services.add(started)
    for (const name of names)
      await until(`${name} is open`, async () => (await ask(started, name)) !== null, 240_000).catch(
        (fault: unknown) => {
          throw new Error(said(), { cause: fault })
        },
      )
    return started
  }

  /** Whether the standby shows the newest answer that it has. */
  async function opensNewest({ at }: Started, name: string, asked: readonly Asked[]): Promise<boolean> {
    const newest = asked.findLast((each) => each.name === name && isKept(name, each.code))
    if (!newest) return false
    const url = new URL(`/answers/${newest.code}`, at)
    return new Promise((resolve) => {
      const asking = request(url, { headers: { Host: testHost(name) } }, (answer) => {
        answer.resume().on('end', () => resolve(answer.statusCode === 200))
      })
      asking.on('error', () => resolve(false))
      asking.end()
    })
  }

  function isKept(name: string, code: string): boolean {
    const database = new Sqlite(databaseFile(join(districts, name)), { readonly: true })
    try {
      return database.prepare('select 1 from inquiries where code = ?').get(code) !== undefined
    } finally {
      database.close()
    }
  }

  function check(name: string): string {
    const database = new Sqlite(databaseFile(join(districts, name)), { readonly: true })
    try {
      return String(database.pragma('integrity_check', { simple: true }))
    } finally {
      database.close()
    }
  }
}

/** @returns the code of the answer; null where it is not answered now */
function ask({ at }: Started, name: string): Promise<string | null> {
  const body = JSON.stringify({ concern: 'the bus is late' })
  const headers = { 'Content-Type': 'application/json', Host: testHost(name) }
  return new Promise((resolve) => {
    const asking = request(new URL('/api/v1/ask', at), { method: 'POST', headers }, (answer) => {
      let text = ''
      answer.on('data', (part) => (text += part))
      answer.on('end', () =>
        resolve(answer.statusCode === 200 ? (JSON.parse(text) as { id: string }).id : null),
      )
    })
    asking.on('error', () => resolve(null))
    asking.end(body)
  })
}

/** As a machine that is lost ends it. */
async function end(child: ChildProcess): Promise<void> {
  const ended = child.exitCode === null && child.signalCode === null ? once(child, 'close') : null
  child.kill('SIGKILL')
  await ended
}
