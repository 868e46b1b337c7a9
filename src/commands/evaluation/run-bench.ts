import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { memoryOf, processorTimeOf } from '../../platform/process/process-use.js'
import { fromRoot } from '../../platform/root.js'
import { type BenchClerk, signInBenchClerk } from './bench-clerk.js'
import { type BenchConcern, createDrawConcerns, type DrawConcerns } from './bench-concerns.js'
import { writeTenfoldDistrict } from './bench-district.js'
import { benchImports } from './bench-import.js'
import { type LoadLimits, type LoadResult, runLoad } from './bench-load.js'
import { type BenchProcess, startBenchProcess } from './bench-process.js'
import { type BenchService, createClient, startBenchService } from './bench-service.js'
import { type BenchTable, inMs, printBench } from './print-bench.js'
import type { MatchingWork } from './run-bench-matching.js'
import { sumOfEncoders } from './sum-of-encoders.js'

// `npm run bench [-- --data FOLDER] [--only sample|tenfold|import]` measures the built service on this computer. FOLDER
// keeps databases and models for the next run; without it they are built and deleted.

// A thousand, so that a p99 is not just four unlucky ones.
const limits = { maxRequests: 1000, seconds: 4 }
/** Warm-up until the engine has compiled the hot code: before that, a measurement is about Node. */
const warmUp = 2000
const names = {
  raw: 'Meilisearch, one multi-search',
  hello: 'Express hello',
  matching: 'matching alone, no HTTP',
  json: 'POST /api/v1/ask',
  form: 'POST /ask',
  page: 'GET /answers/…',
  suggest: 'GET /api/v1/suggest',
  lookUp: 'desk, as typed',
}

interface District {
  name: string
  seedFolder: string
  dataDir: string
}

const { values } = parseArgs({ options: { data: { type: 'string' }, only: { type: 'string' } } })

async function run(): Promise<void> {
  const began = performance.now()
  const temporary = mkdtempSync(join(tmpdir(), 'who-to-ask-bench-'))
  const home = values.data ?? temporary
  try {
    console.log(`${cpus().length} cores, Node ${process.version}, load before: ${load()}\n`)
    if (values.only === 'import') return await benchImports()
    const seedFolder = fromRoot('seeds')
    const sample = { name: 'sample', seedFolder, dataDir: join(home, 'sample') }
    const tenfold = { name: 'tenfold', seedFolder: join(temporary, 'seeds'), dataDir: join(home, 'tenfold') }
    writeTenfoldDistrict(seedFolder, tenfold.seedFolder)
    const draw = createDrawConcerns(seedFolder)
    await measureDistrict(sample, draw)
    // The routing is the same, so the models are too.
    cpSync(join(sample.dataDir, 'models'), join(tenfold.dataDir, 'models'), { recursive: true })
    if (values.only !== 'sample') await measureDistrict(tenfold, draw)
    if (!values.only) await benchImports()
    console.log(`Took ${((performance.now() - began) / 1000).toFixed(0)} s; load after: ${load()}`)
  } finally {
    rmSync(temporary, { recursive: true, force: true, maxRetries: 3 })
  }
}

async function measureDistrict(district: District, draw: DrawConcerns): Promise<void> {
  const first = await startBenchService(district.dataDir, { SEED: district.seedFolder })
  const { firstAnswer, ready } = first.startMs
  await first.stop()
  const clerk = await signInBenchClerk(district.dataDir)
  console.log(`# ${district.name} district: ${describe(district)}`)
  console.log(
    `First start (or first with this data): first answer ${inSeconds(firstAnswer)}, all ready ${inSeconds(ready)}\n`,
  )
  for (const meaning of ['yes', 'no'] as const) {
    const env = { SEED: district.seedFolder, MEANING: meaning }
    const title = `${district.name} district, sentence encoder ${meaning === 'yes' ? 'on' : 'off'}`
    console.log(`${printBench(await measure(title, district, env, clerk, draw))}\n`)
  }
}

async function measure(
  title: string,
  { dataDir }: District,
  env: Record<string, string>,
  clerk: BenchClerk,
  draw: DrawConcerns,
): Promise<BenchTable> {
  const rows: BenchTable['rows'] = []
  const notes: string[] = []
  const matching = await startMatching(dataDir, env)
  try {
    await matching.load({ atOnce: 4, maxRequests: warmUp, seconds: 6 }, draw(warmUp))
    for (const atOnce of [1, 8])
      rows.push({
        name: names.matching,
        result: await matching.load({ ...limits, atOnce }, draw(limits.maxRequests)),
      })
  } finally {
    await matching.process.stop()
  }
  const service = await startBenchService(dataDir, env, clerk)
  try {
    const codes: string[] = []
    const warm = draw(warmUp)
    await runLoad({ atOnce: 4, maxRequests: warmUp, seconds: 10 }, async (n) =>
      codes.push((await service.askJson(warm[n]!)).id),
    )
    for (const atOnce of [1, 4, 8])
      rows.unshift({ name: names.raw, result: await ask(atOnce, draw, service.rawSearch) })
    rows.sort(
      (a, b) =>
        Number(b.name === names.raw) - Number(a.name === names.raw) || a.result.atOnce - b.result.atOnce,
    )
    for (const atOnce of [1, 4, 8]) {
      const before = await readUse(service)
      const result = await ask(atOnce, draw, service.askJson)
      rows.push({ name: names.json, result })
      notes.push(`JSON at ${atOnce}: ${describeUse(before, await readUse(service), result)}`)
    }
    for (const atOnce of [1, 8])
      rows.push({ name: names.form, result: await ask(atOnce, draw, service.askByForm) })
    const page = (n: number) => service.getAnswer(codes[n % codes.length]!)
    for (const atOnce of [1, 8])
      rows.push({ name: names.page, result: await runLoad({ ...limits, atOnce }, page) })
    for (const [name, one] of [
      [names.suggest, service.suggest],
      [names.lookUp, service.lookUp],
    ] as const)
      for (const atOnce of [1, 4]) rows.push({ name, result: await ask(atOnce, draw, one) })
    const pageBytes = Buffer.byteLength(await page(0))
    const after = await readUse(service)
    const { firstAnswer, ready } = service.startMs
    notes.push(`start: first answer ${inSeconds(firstAnswer)}, all ready ${inSeconds(ready)}`)
    notes.push(
      `memory: service ${inMegabytes(after.memory)}, Meilisearch ${inMegabytes(memoryOf(service.meilisearchPid))}; page of ${pageBytes} bytes; load ${load()}`,
    )
    await service.stop()
    const hello = await measureHello(pageBytes)
    rows.push(...hello.rows)
    notes.push(
      `event loop of Express hello under the same load, for the noise of this computer: ${hello.loop}`,
    )
  } finally {
    if (service.process.child.exitCode === null) await service.stop()
  }
  return { title, rows, notes, against: { raw: names.raw, hello: names.hello } }
}

/** A load of concerns, each asked once. */
async function ask(
  atOnce: number,
  draw: DrawConcerns,
  one: (concern: BenchConcern) => Promise<unknown>,
): Promise<LoadResult> {
  const concerns = draw(limits.maxRequests)
  return runLoad({ ...limits, atOnce }, (n) => one(concerns[n]!))
}

async function startMatching(dataDir: string, env: Record<string, string>) {
  const matching: BenchProcess = startBenchProcess('run-bench-matching.js', { DATA_DIR: dataDir, ...env })
  await matching.says(/^Ready\.$/m)
  return {
    process: matching,
    async load(loadLimits: LoadLimits, concerns: BenchConcern[]): Promise<LoadResult> {
      matching.child.send({ concerns, limits: loadLimits } satisfies MatchingWork)
      const [result] = (await once(matching.child, 'message')) as [LoadResult]
      return result
    },
  }
}

async function measureHello(bytes: number) {
  const hello = startBenchProcess('run-bench-hello.js', { HELLO_BYTES: String(bytes) })
  try {
    const client = createClient((await hello.says(/on (http:\/\/\S+)/))[1]!)
    const rows: BenchTable['rows'] = []
    const get = () => client.get('/')
    await runLoad({ atOnce: 2, maxRequests: warmUp, seconds: 1 }, get)
    await hello.probe()
    for (const atOnce of [1, 4, 8])
      rows.push({ name: names.hello, result: await runLoad({ ...limits, atOnce }, get) })
    const { loop } = await hello.probe()
    client.close()
    return { rows, loop: `p99 ${inMs(loop.p99)} ms, longest ${inMs(loop.max)} ms` }
  } finally {
    await hello.stop()
  }
}

interface Use {
  loop: { p99: number; max: number }
  serviceMs: number
  meilisearchMs: number
  memory: number
}

async function readUse(service: BenchService): Promise<Use> {
  const { loop, cpuMs, memory } = await service.process.probe()
  const encoderMs = sumOfEncoders(service.process.child.pid!, processorTimeOf)
  return {
    loop,
    serviceMs: cpuMs + encoderMs,
    meilisearchMs: processorTimeOf(service.meilisearchPid),
    memory,
  }
}

function describeUse(before: Use, after: Use, { done }: LoadResult): string {
  const each = (key: 'serviceMs' | 'meilisearchMs') => inMs((after[key] - before[key]) / done)
  return `event loop held up p99 ${inMs(after.loop.p99)} ms, longest ${inMs(after.loop.max)} ms; processor time an answer ${each('serviceMs')} ms in the service and its encoder, ${each('meilisearchMs')} ms in Meilisearch`
}

function describe({ seedFolder }: District): string {
  const count = (file: string) => readFileSync(join(seedFolder, file), 'utf8').trim().split('\n').length - 1
  return `${count('schools.csv')} schools, ${count('people.csv')} people`
}

const inSeconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
const inMegabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MB`
const load = () => loadavg()[0]!.toFixed(1)

await run()
