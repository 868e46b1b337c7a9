import assert from 'node:assert/strict'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { writeStaffTables } from '../../src/commands/evaluation/write-bench-import.js'
import { databaseFile } from '../../src/platform/database/open-database.js'
import { fromRoot } from '../../src/platform/root.js'
import { allProcesses, commandOf, parentOf } from '../../src/platform/search/meilisearch/process-facts.js'
import { type Staff, signInStaff } from '../chaos/staff.js'
import { startOnce } from '../support/app/real-service.js'
import { copyStartedFolder } from '../support/app/started-folder.js'
import { ourProgram } from '../support/processes/our-program.js'
import { linkBinary, temporaryDataDir, until } from '../support/processes/real-meilisearch.js'
import { type ServiceProcess, startServiceProcess } from '../support/processes/service-process.js'
import { writeSeedFolder } from '../support/samples/seed-folder.js'
import { smallDistrict } from '../support/samples/small-district.js'

const people = 50_000
/** A question in danger may take this share of the import: by a service that waits for the import, it takes half or more. */
const maxShare = 0.2
/** For each step: fails instead of hanging, on the busiest machine. */
const limitMs = 240_000

describe('An import of fifty thousand people while families ask', function () {
  this.timeout(600_000)
  const seeds = writeSeedFolder(smallDistrict)
  let data: Awaited<ReturnType<typeof temporaryDataDir>>
  let holds: string
  let supervisor: ServiceProcess
  let staff: Staff
  let database: Sqlite.Database

  before(async () => {
    data = await temporaryDataDir()
    await copyStartedFolder(data.dataDir, (first) => startOnce(first, seeds.folder))
    await linkBinary(data.dataDir)
    holds = join(data.dataDir, 'holds')
    mkdirSync(holds)
    supervisor = startSupervisor()
    await supervisor.says('Ready.', limitMs)
    staff = await signInStaff(supervisor.address(), data.dataDir)
    database = new Sqlite(databaseFile(data.dataDir), { readonly: true })
  })
  after(async () => {
    database.close()
    supervisor.child.kill('SIGTERM')
    await supervisor.end()
    seeds.remove()
    await data.remove()
  })

  function startSupervisor(): ServiceProcess {
    const hold = fromRoot('test', 'support', 'processes', 'hold-rehearsal.cjs')
    const program = ourProgram('src', 'commands', 'supervise')
    const settings = { DATA_DIR: data.dataDir, SEED: seeds.folder, HOLDS: holds }
    return startServiceProcess({ ...settings, MEANING: 'no', RATE_LIMIT_PER_MINUTE: '0' }, [
      ...program.slice(0, -1),
      ...['--require', hold, program.at(-1)!],
    ])
  }

  const servicePid = () =>
    allProcesses().find(
      (pid) =>
        parentOf(pid) === supervisor.child.pid && commandOf(pid)?.some((word) => /server\.[jt]s$/.test(word)),
    )

  const read = <T>(sql: string, ...values: unknown[]) => database.prepare(sql).get(...values) as T

  const rehearsed = () =>
    read<{ state: string; report: string | null }>('select state, report from rehearsals order by id desc')
  const peopleCount = () => read<{ count: number }>('select count(*) as count from people').count

  /** Waits for a step, while the service runs on without a fault. */
  const untilStep = (what: string, isSo: () => boolean | Promise<boolean>) =>
    until(
      what,
      () => {
        assertSound()
        return isSo()
      },
      limitMs,
    )
  const assertSound = () => assert.doesNotMatch(supervisor.said(), /"level":[56]0|is being restarted/)

  /** @returns how long it took from the first row to the page of the last person, in milliseconds */
  async function importWhileRehearsed(): Promise<number> {
    writeFileSync(join(holds, 'hold'), '')
    const apply = await staff.upload(writeStaffTables(seeds.folder, holds, people))
    await staff.rehearse()
    await untilStep('the rehearsal is over, but does not say so', () => existsSync(join(holds, 'held')))
    await apply()
    await untilStep('rows are written', () => staff.isWriting())
    const began = performance.now()
    rmSync(join(holds, 'hold'))
    await untilStep('the rehearsal has said so', () => !existsSync(join(holds, 'held')))
    assert.ok(!staff.isApplied(), 'all rows were written before a message came')
    await untilStep('all rows are written', () => staff.isApplied())
    await untilStep('the result of the rehearsal is there', () => rehearsed().state !== 'running')
    const last = `${supervisor.address()}/people/staff-${people}`
    await untilStep('the last person is shown', async () => (await fetch(last)).status === 200)
    return performance.now() - began
  }

  it('answers every question, also in danger, ends a rehearsal meanwhile, and loses nothing', async () => {
    const pid = servicePid()
    assert.ok(pid)
    const before = peopleCount()
    const turns = await watchTurns(supervisor.address())
    const families = askAgainAndAgain(supervisor.address())
    const tookMs = await Promise.race([importWhileRehearsed(), families.failed])
    const { codes, slowest, count } = await families.stop()
    const longest = await turns.stop()
    console.log(
      `      Written and read in ${Math.round(tookMs)} ms; ${count.calm} questions took ${slowest.calm} ms at most, ${count.danger} in danger ${slowest.danger}; the longest turn took ${longest} ms`,
    )
    assert.ok(slowest.danger < tookMs * maxShare, `${slowest.danger} of ${tookMs} ms`)
    assert.ok(count.calm > 20 && count.danger > 20)
    assert.equal(rehearsed().state, 'done')
    assert.ok(rehearsed().report)
    assert.equal(peopleCount(), before + people)
    const isKept = (code: string) => read('select 1 from inquiries where code = ?', code) !== undefined
    await until('all questions are kept', () => codes.every(isKept), limitMs)
    assert.equal(servicePid(), pid)
    assertSound()
  })
})

type Kind = 'calm' | 'danger'

/** Three families ask again and again, two of them with a child in danger. Each is answered, with a code that was kept. */
function askAgainAndAgain(base: string) {
  const codes: string[] = []
  const slowest = { calm: 0, danger: 0 }
  const count = { calm: 0, danger: 0 }
  let going = true

  async function family(kind: Kind, ask: (concern: string) => Promise<string>) {
    const concern = kind === 'danger' ? 'my son wants to kill himself' : 'the bus is late'
    while (going) {
      const began = performance.now()
      codes.push(await ask(`${concern} ${codes.length}`))
      slowest[kind] = Math.max(slowest[kind], Math.round(performance.now() - began))
      count[kind] += 1
      await sleep(100)
    }
  }

  const signal = () => AbortSignal.timeout(limitMs)

  const askJson = (kind: Kind) => async (concern: string) => {
    const response = await fetch(`${base}/api/v1/ask`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ concern }),
      signal: signal(),
    })
    const body = (await response.json()) as {
      id: string | null
      emergency: { lines: { call: string }[] } | null
    }
    assert.equal(response.status, 200, JSON.stringify(body))
    if (kind === 'danger') assert.equal(body.emergency?.lines[0]?.call, '911', JSON.stringify(body))
    assert.ok(body.id, JSON.stringify(body))
    return body.id
  }

  const askPage = async (concern: string) => {
    const response = await fetch(`${base}/ask`, {
      ...{ method: 'POST', body: new URLSearchParams({ concern }), signal: signal() },
    })
    const page = await response.text()
    assert.equal(response.status, 200, page)
    assert.match(page, /<section class="emergency".+"tel:911"/s)
    return new URL(response.url).pathname.split('/').at(-1)!
  }

  const all = Promise.all([
    family('calm', askJson('calm')),
    family('danger', askJson('danger')),
    family('danger', askPage),
  ])
  // Awaited at the end.
  all.catch(() => {})
  return {
    /** Never resolves before `stop`. */
    failed: all.then(() => Number.NaN),
    async stop() {
      going = false
      await all
      return { codes, slowest, count }
    },
  }
}

/** Reads the longest turn of the service's event loop once a second, in milliseconds. */
async function watchTurns(base: string) {
  let longest = 0
  let going = true
  /** Since the last look. */
  const longestMs = async () => {
    const text = await (await fetch(`${base}/metrics`)).text()
    const [, seconds] = /^nodejs_eventloop_lag_max_seconds (\S+)/m.exec(text) ?? []
    return Math.round(Number(seconds) * 1000)
  }
  const look = async () => {
    for (; going; await sleep(1000)) longest = Math.max(longest, await longestMs())
  }
  // The start has long turns, too.
  await longestMs()
  const looking = look()
  looking.catch(() => {})
  return {
    /** @returns the longest of all */
    async stop() {
      going = false
      await looking
      return longest
    },
  }
}
