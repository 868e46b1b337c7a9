import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createDrawConcerns } from '../../src/commands/evaluation/bench-concerns.js'
import { writeStaffTables } from '../../src/commands/evaluation/write-bench-import.js'
import { fromRoot } from '../../src/platform/root.js'
import { freePort } from '../support/processes/free-port.js'
import { until } from '../support/processes/real-meilisearch.js'
import { writeSeedFolder } from '../support/samples/seed-folder.js'
import { smallDistrict } from '../support/samples/small-district.js'
import { type Asked, askWithoutPause } from './families.js'
import { killAll, npmStart, ownFolders, type Started } from './npm-start.js'
import { signInStaff } from './staff.js'

// `npm run chaos [-- parts of names]`: breaks the built service in every way while families ask, and counts
// what they lose.

/** One way to break it. */
interface Fault {
  name: string
  /** Runs before the start. */
  prepare?(): void
  /** Does it, and resolves once it has happened. @param mark called when it begins */
  happen(service: Started, mark: () => void): Promise<void>
}

const atOnce = 8
const beforeMs = 2000
const afterMs = 10_000
const limitMs = 10_000
const peopleToImport = 5000
const manyPeople = 50_000

const root = mkdtempSync(ownFolders)
const [dataDir, faults, given] = ['data', 'faults', 'given'].map((name) => join(root, name)) as [
  ...[string, string, string],
]
for (const folder of [faults, given]) mkdirSync(folder)
/** Trains in a moment, unlike the sample district. */
const seeds = writeSeedFolder(smallDistrict)
const draw = createDrawConcerns(seeds.folder)
const start = (port: number) => npmStart({ dataDir, port, faults, seeds: seeds.folder })

const askFor = (thread: string, how: string) => writeFileSync(join(faults, `${thread}.${how}`), '')

/** Breaks a thread, and waits until it is broken. @param work requests the fault and gives the thread work */
function inThread(thread: string, how: string, work?: (service: Started) => Promise<void>) {
  return async (service: Started, mark: () => void) => {
    if (work) await work(service)
    else askFor(thread, how)
    await until(`${thread} meets its fault`, () => readdirSync(faults).length === 0, 120_000)
    mark()
  }
}

const kill = (what: 'service' | 'meilisearch') => async (service: Started, mark: () => void) => {
  process.kill(service.pidOf(what)!, 'SIGKILL')
  mark()
}

/** Its check passes; the fault comes while it holds the database. */
const applyImport = (how: string) => async (service: Started) => {
  const staff = await signInStaff(service.base, dataDir)
  const apply = await staff.upload(writeStaffTables(seeds.folder, given, peopleToImport))
  askFor('import-worker', how)
  await apply()
}

/** Nothing breaks, but the database and the directory are busy. */
async function importMany(service: Started, mark: () => void): Promise<void> {
  const staff = await signInStaff(service.base, dataDir)
  const apply = await staff.upload(writeStaffTables(seeds.folder, given, manyPeople))
  mark()
  await apply()
  await until('they are there', () => staff.isApplied(), 120_000)
}

async function seedAgain(_service: Started, mark: () => void): Promise<void> {
  mark()
  const seeding = spawn('npm', ['run', 'seed', '--', '--force'], {
    cwd: fromRoot(),
    env: { ...process.env, DATA_DIR: dataDir, SEED: seeds.folder },
  })
  await once(seeding, 'exit')
}

const rehearse = (how: string) => async (service: Started) => {
  askFor('draft-worker', how)
  await (await signInStaff(service.base, dataDir)).rehearse()
}

/**
 * The topics must be learned again while it already answers: that takes only a moment, so the fault waits for
 * it.
 */
function learnAgain(how: string): void {
  askFor('model-worker', how)
  const folder = join(dataDir, 'models')
  for (const name of readdirSync(folder)) if (name.startsWith('topics-')) rmSync(join(folder, name))
}

const all: Fault[] = [
  { name: 'process: kill -9', happen: kill('service') },
  { name: 'meilisearch: kill -9', happen: kill('meilisearch') },
  ...['hang', 'throw'].map((how) => ({ name: `main: ${how}`, happen: inThread('server', how) })),
  ...['hang', 'throw', 'end'].flatMap((how) => [
    { name: `writer: ${how}`, happen: inThread('write-thread-worker', how) },
    { name: `encoder: ${how}`, happen: inThread('encoder-worker', how) },
    {
      name: `models: ${how}`,
      prepare: () => learnAgain(how),
      happen: inThread('model-worker', how, async () => {}),
    },
    { name: `import: ${how}`, happen: inThread('import-worker', how, applyImport(how)) },
    { name: `stage: ${how}`, happen: inThread('draft-worker', how, rehearse(how)) },
  ]),

  { name: 'nothing: 50,000 people', happen: importMany },
  { name: 'nothing: npm run seed', happen: seedAgain },
]

async function breakIt(fault: Fault, port: number): Promise<Asked & Outcome> {
  fault.prepare?.()
  const service = start(port)
  await service.says(fault.prepare ? 'Serving' : 'Ready.')
  const families = askWithoutPause(service.base, atOnce, draw)
  await sleep(beforeMs)
  await fault.happen(service, families.mark)
  await Promise.all([sleep(afterMs), until('it answers again', families.isAnswered, 60_000)])
  const asked = await families.stop()
  const lost = await countLost(service.base, asked.codes)
  return { ...asked, lost, ...(await service.stop()) }
}

/** All later starts find the models and the index ready. */
async function learnAll(port: number): Promise<void> {
  const service = start(port)
  await service.says('Ready.')
  await service.stop()
}

interface Outcome {
  lost: number
  tookMs: number
  left: number
}

/** Counts the answers that their codes no longer lead to. */
async function countLost(base: string, codes: readonly string[]): Promise<number> {
  const rest = [...codes]
  let lost = 0
  const look = async () => {
    for (let code = rest.pop(); code; code = rest.pop()) {
      const { status, body } = await fetch(`${base}/answers/${code}`)
      await body?.cancel()
      if (status !== 200) lost++
    }
  }
  await Promise.all(Array.from({ length: atOnce }, look))
  return lost
}

const seconds = (ms: number) => (ms / 1000).toFixed(1)

function describe(name: string, { codes, ...asked }: Asked & Outcome): string {
  const { maxPause, slowest, answers, broken, refused, helpless, lost, tookMs, left } = asked
  const facts = [seconds(maxPause), seconds(slowest), answers, codes.length, lost, refused, broken]
  return `| ${[name, ...facts, helpless, seconds(tookMs), left].join(' | ')} |`
}

async function main(parts: readonly string[]): Promise<boolean> {
  const port = await freePort()
  await learnAll(port)
  console.log(
    '| fault | next answer, s | slowest answer, s | answers | acknowledged | lost | refused | broken off | danger without help | stop, s | processes left |',
  )
  console.log(`|${' --- |'.repeat(11)}`)
  const codes: string[] = []
  let sound = true
  for (const fault of all.filter(
    ({ name }) => parts.length === 0 || parts.some((part) => name.includes(part)),
  )) {
    const outcome = await breakIt(fault, port).catch((error: Error) => error)
    if (outcome instanceof Error) {
      console.log(`| ${fault.name} | ${outcome.message} |`)
      killAll(dataDir)
      for (const name of readdirSync(faults)) rmSync(join(faults, name))
      sound = false
      continue
    }
    console.log(describe(fault.name, outcome))
    codes.push(...outcome.codes)
    sound &&= outcome.lost + outcome.left + outcome.helpless === 0 && outcome.maxPause < limitMs
  }
  const last = start(port)
  await last.says('Ready.')
  const lost = await countLost(last.base, codes)
  await last.stop()
  console.log(`After the last start ${lost} of ${codes.length} acknowledged answers are lost.`)
  return sound && lost === 0
}

try {
  process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1
} finally {
  killAll(dataDir)
  seeds.remove()
  rmSync(root, { recursive: true, force: true, maxRetries: 3 })
}
