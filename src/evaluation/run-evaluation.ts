import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { allRouteStages, type RouteStages, type RouteTools } from '../concerns/route-concern.js'
import { loadDotEnv, readConfig } from '../config.js'
import { fromRoot } from '../root.js'
import { createServices } from '../services.js'
import { createLog } from '../web/log.js'
import { checkFloors, type Floors } from './check-floors.js'
import { judgeConcerns } from './judge-concerns.js'
import { type LabelledConcern, readLabelledConcerns } from './labelled-concern.js'
import { measure, reliability } from './measure.js'
import { printMeasures, printMisses, printReliability } from './print-measures.js'

// `npm run evaluate -- [FILE] [--misses] [--ablations] [--floors FILE] [--json FILE]`, on the running code and the published revision.

const options = {
  misses: { type: 'boolean', default: false },
  ablations: { type: 'boolean', default: false },
  floors: { type: 'string' },
  json: { type: 'string' },
} as const

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  const file = positionals[0] ?? fromRoot('..', 'shared', 'eval', 'dev.jsonl')
  const concerns = readLabelledConcerns(file)
  loadDotEnv()
  const config = readConfig(process.env)
  const services = await createServices(config, { log: createLog('error') })
  try {
    await services.finishStarting()
    const tools = services.routeTools()
    const judged = await judgeConcerns(concerns, tools)
    const measures = measure(judged)
    console.log(printMeasures(measures))
    console.log(`signals: ${services.health().signals.join(', ')}\n`)
    console.log(printReliability(reliability(judged)))
    if (values.ablations) await printAblations(concerns, tools)
    if (values.misses) console.log(printMisses(judged))
    if (values.json) writeFileSync(values.json, JSON.stringify(measures, null, 2))
    if (values.floors)
      demand(checkFloors(measures, JSON.parse(readFileSync(values.floors, 'utf8')) as Floors))
  } finally {
    await services.close()
  }
}

async function printAblations(concerns: readonly LabelledConcern[], tools: RouteTools): Promise<void> {
  for (const name of Object.keys(allRouteStages) as (keyof RouteStages)[]) {
    const judged = await judgeConcerns(concerns, tools, { ...allRouteStages, [name]: false })
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
