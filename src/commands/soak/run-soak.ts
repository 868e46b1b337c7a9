import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { fromRoot } from '../../platform/root.js'
import { type BenchProcess, startBenchProcess } from '../evaluation/bench-process.js'
import { startBenchService } from '../evaluation/bench-service.js'
import { sendAtRate } from './send-at-rate.js'
import { createSoakClient } from './soak-client.js'
import {
  keepRate,
  measureMemory,
  overload,
  type SoakTarget,
  showMemory,
  soak,
  withBadClients,
} from './soak-phases.js'
import { badClients } from './soak-sockets.js'
import { soakTargetOf } from './soak-target.js'
import { describe } from './summarize.js'

// `npm run soak [-- --data FOLDER] [--only PHASE] [--minutes N] [--meaning yes|no]` puts the built service under load on this
// computer: see docs/testing.md. A morning and the soak take N minutes each, 20 and 30 by default. The sentence encoder is first
// off, then on, or as `--meaning` says.

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    only: { type: 'string' },
    minutes: { type: 'string' },
    meaning: { type: 'string' },
  },
})
const minutesOr = (usual: number) => Number(values.minutes ?? usual)

/** Answers a second that two cores must give. */
const rates = { no: 200, yes: 60 } as const
const wantedAnswers = 20_000
/** About twice what two cores carry, the load tool beside it. */
const tooMany = { no: 1000, yes: 300 } as const

const phases: Record<string, (target: SoakTarget, meaning: 'no' | 'yes') => Promise<unknown>> = {
  async rate(target, meaning) {
    await keepRate(target, { perSecond: 20, seconds: 20 })
    // In the first minute V8 still compiles: that takes a core a third of the time.
    for (const _minute of ['first', 'second'])
      await keepRate(target, { perSecond: rates[meaning], seconds: 60 })
    target.say(`Express hello at the same rate: ${await measureHello(rates[meaning])}`)
  },
  async memory(target) {
    await measureMemory(target, wantedAnswers)
    await delay(30_000)
    showMemory(target, '30 s later')
  },
  overload: (target, meaning) => overload(target, tooMany[meaning], 20),
  async sockets(target) {
    await withBadClients(target, 'idle', badClients.idle, { count: 5000, seconds: 60 })
    for (const name of ['slow body', 'slow headers', 'header flood'] as const)
      await withBadClients(target, name, badClients[name], { count: 500, seconds: 90 })
  },
  morning: (target) => keepRate(target, { perSecond: 300, rampSeconds: 10, seconds: minutesOr(20) * 60 }),
  soak: (target, meaning) => soak(target, meaning === 'yes' ? 30 : 50, minutesOr(30)),
}

async function run(): Promise<void> {
  const chosen = values.only?.split(',') ?? Object.keys(phases)
  const unknown = chosen.find((name) => !phases[name])
  const meanings = (['no', 'yes'] as const).filter((each) => each === (values.meaning ?? each))
  if (unknown || !(minutesOr(1) > 0) || meanings.length === 0)
    throw new Error(
      `--only takes ${Object.keys(phases).join(', ')}; --minutes a number above 0; --meaning yes or no`,
    )
  const temporary = mkdtempSync(join(tmpdir(), 'who-to-ask-soak-'))
  try {
    console.log(`${cpus().length} cores, Node ${process.version}, load before: ${loadavg()[0]!.toFixed(1)}`)
    for (const meaning of meanings) await runPhases(chosen, join(values.data ?? temporary, 'sample'), meaning)
  } finally {
    rmSync(temporary, { recursive: true, force: true, maxRetries: 3 })
  }
}

async function runPhases(chosen: string[], dataDir: string, meaning: 'no' | 'yes'): Promise<void> {
  const seedFolder = fromRoot('seeds')
  // The first start learns, which leaves memory that a later start does not need.
  await (await startBenchService(dataDir, { SEED: seedFolder, MEANING: meaning })).stop()
  for (const name of chosen) {
    const service = await startBenchService(dataDir, { SEED: seedFolder, MEANING: meaning })
    console.log(`\n## ${name}, sentence encoder ${meaning === 'yes' ? 'on' : 'off'}`)
    const target = soakTargetOf(service, seedFolder, console.log)
    try {
      await phases[name]!(target, meaning)
    } finally {
      target.client.close()
      await service.stop()
    }
  }
}

async function measureHello(perSecond: number): Promise<string> {
  const hello: BenchProcess = startBenchProcess('run-bench-hello.js', { HELLO_BYTES: '10000' })
  try {
    const client = createSoakClient((await hello.says(/on (http:\/\/\S+)/))[1]!)
    const replies = await sendAtRate({ ratePerSecond: () => perSecond, seconds: 20 }, () => client.get('/'))
    client.close()
    return describe(replies)
  } finally {
    await hello.stop()
  }
}

await run()
