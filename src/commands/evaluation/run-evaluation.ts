import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Redactor } from '../../answering/privacy/redactor.js'
import {
  allUnderstandStages,
  type UnderstandStages,
  type UnderstandTools,
} from '../../answering/understand-concern.js'
import { createServices, type Services } from '../../compose.js'
import { loadDotEnv, readConfig } from '../../config.js'
import { type LabelledConcern, readLabelledConcerns } from '../../content/rehearsal/labelled-concern.js'
import { readWorkingCopy } from '../../content/revisions/working-copy-store.js'
import { seedDatabase } from '../../content/seeds/seed-database.js'
import { openDatabase } from '../../platform/database/open-database.js'
import { fromRoot } from '../../platform/root.js'
import { createProgressBar } from '../../platform/threads/progress-bar.js'
import { createLog } from '../../platform/web/log.js'
import { checkFloors, type Floors } from './check-floors.js'
import { crossValidate } from './cross-validate.js'
import { evaluateRedaction } from './evaluate-redaction.js'
import { judgeConcerns } from './judge-concerns.js'
import { measure, reliability } from './measure.js'
import { printLatency, printMeasures, printMisses, printOffices, printReliability } from './print-measures.js'

// `npm run evaluate -- [FILE] [--catalogue [--folds N]] [--misses] [--signals] [--offices] [--latency] [--ablations] [--floors FILE] [--json FILE]`, or `-- --redaction FILE [--misses]`, on the running code and the published revision.

const options = {
  misses: { type: 'boolean', default: false },
  catalogue: { type: 'boolean', default: false },
  folds: { type: 'string', default: '1' },
  signals: { type: 'boolean', default: false },
  offices: { type: 'boolean', default: false },
  latency: { type: 'boolean', default: false },
  ablations: { type: 'boolean', default: false },
  floors: { type: 'string' },
  json: { type: 'string' },
  redaction: { type: 'string' },
} as const

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  if (values.redaction) return measureRedactionOf(values.redaction, values.misses)
  if (values.catalogue) return measureCatalogue(Number(values.folds))
  const file = positionals[0] ?? fromRoot('..', 'shared', 'eval', 'dev.jsonl')
  const concerns = readLabelledConcerns(file)
  loadDotEnv()
  const config = readConfig(process.env)
  const services = await createServices(config, { log: createLog('error'), patience: 40 })
  try {
    await services.finishStarting()
    await encoderReady(services.semantic)
    const tools = { ...services.routeTools(), redactor: services.redactor }
    const judged = await judgeConcerns(concerns, tools)
    const measures = measure(judged)
    console.log(printMeasures(measures))
    console.log(`signals: ${services.health().signals.join(', ')}\n`)
    console.log(printReliability(reliability(judged)))
    if (values.signals) await printSignals(concerns, tools)
    if (values.latency) console.log(`\n${printLatency(judged)}`)
    if (values.offices) console.log(`\n${printOffices(judged)}`)
    if (values.ablations) await printAblations(concerns, tools)
    if (values.misses) console.log(printMisses(judged))
    if (values.json) writeFileSync(values.json, JSON.stringify(measures, null, 2))
    if (values.floors)
      demand(checkFloors(measures, JSON.parse(readFileSync(values.floors, 'utf8')) as Floors))
  } finally {
    await services.close()
  }
}

/** The catalogue against itself, without any labelled set. */
async function measureCatalogue(folds: number): Promise<void> {
  loadDotEnv()
  const database = await openDatabase(':memory:')
  seedDatabase(database, fromRoot('seeds'))
  const content = readWorkingCopy(database)
  database.$client.close()
  const revision = { id: 0, contentHash: '', publishedAt: new Date(0), content }
  const bar = createProgressBar('Cross-validating')
  const judged = await crossValidate(revision, { only: folds }, (share) => bar.show(share))
  console.log(printMeasures(measure(judged)))
  console.log(`\n${printReliability(reliability(judged))}\n\n${printOffices(judged, 8)}`)
}

/** What is taken out of texts before they are kept. */
async function measureRedactionOf(file: string, misses: boolean): Promise<void> {
  loadDotEnv()
  const services = await createServices(readConfig(process.env), { log: createLog('error'), patience: 40 })
  try {
    await services.finishStarting()
    await encoderReady(services.semantic)
    const tools = { ...services.routeTools(), redactor: services.redactor }
    console.log(await evaluateRedaction(file, tools, misses))
  } finally {
    await services.close()
  }
}

/** The encoder opens in its own time; what is measured is with it, where it is installed. */
async function encoderReady(semantic: Services['semantic']): Promise<void> {
  for (let waited = 0; waited < 10_000 && !semantic.ready(); waited += 50) {
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** With every signal, and with what can fail gone. */
async function printSignals(
  concerns: readonly LabelledConcern[],
  tools: UnderstandTools & { redactor: Redactor },
): Promise<void> {
  const rows: [string, Partial<UnderstandStages>][] = [
    ['all signals', {}],
    ['Meilisearch down', { meilisearch: false }],
    ['encoder dead', { meaning: false }],
    ['both', { meilisearch: false, meaning: false }],
  ]
  console.log('\nsignals              hit@1  strict@1  hit@3')
  for (const [name, off] of rows) {
    const { groups } = measure(await judgeConcerns(concerns, tools, { ...allUnderstandStages, ...off }))
    const { hit1, strict1, hit3 } = groups[0]!
    console.log(
      `${name.padEnd(18)} ${[hit1, strict1, hit3].map((m) => (100 * m).toFixed(1).padStart(7)).join(' ')}`,
    )
  }
}

async function printAblations(
  concerns: readonly LabelledConcern[],
  tools: UnderstandTools & { redactor: Redactor },
): Promise<void> {
  for (const name of Object.keys(allUnderstandStages) as (keyof UnderstandStages)[]) {
    const judged = await judgeConcerns(concerns, tools, { ...allUnderstandStages, [name]: false })
    console.log(`\nwithout ${name}\n${printMeasures(measure(judged))}`)
  }
}

function demand(faults: string[]): void {
  if (faults.length === 0) {
    console.log('\nEvery measure is above its floor.')
    return
  }
  console.error(`\nBelow the floors:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`)
  process.exitCode = 1
}

await run()
