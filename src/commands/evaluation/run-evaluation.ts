import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import type { MatchRequest } from '../../answering/matching/match.js'
import type { Redactor } from '../../answering/privacy/redactor.js'
import type { Revision } from '../../answering/revision/revision.js'
import {
  allUnderstandStages,
  type UnderstandStages,
  type UnderstandTools,
} from '../../answering/understand-concern.js'
import { createApp } from '../../app.js'
import { compose, type Services } from '../../compose.js'
import { loadDotEnv, readConfig } from '../../config.js'
import { type EvaluatedConcern, readLabeledConcerns } from '../../content/rehearsal/labeled-concern.js'
import { readWorkingCopy } from '../../content/revisions/working-copy-store.js'
import { seedDatabase } from '../../content/seeds/seed-database.js'
import { readDirectory } from '../../directory/model/directory-snapshot.js'
import { openDatabase } from '../../platform/database/open-database.js'
import { fromRoot } from '../../platform/root.js'
import { createProgressBar } from '../../platform/threads/progress-bar.js'
import { createLog } from '../../platform/web/log.js'
import { askOverHttp } from './ask-over-http.js'
import { checkFloors } from './check-floors.js'
import {
  type Difference,
  differences,
  type KeptAnswer,
  keepAnswers,
  printChanges,
} from './compare-answers.js'
import { crossValidate } from './cross-validate.js'
import { evaluateRedaction } from './evaluate-redaction.js'
import type { Floors, FloorsBySet } from './floors.js'
import { floorsFrom } from './floors-from.js'
import { type Half, halfOf } from './half-of.js'
import { judgeConcerns } from './judge-concerns.js'
import { measure, reliability } from './measure.js'
import { measureCutTopics } from './measure-cut-topics.js'
import { printCutTopics } from './print-cut-topics.js'
import {
  printDanger,
  printLatency,
  printMeasures,
  printMisses,
  printOffices,
  printReliability,
} from './print-measures.js'

const usage = `npm run evaluate -- [FILE…] [options]: accuracy on labeled concerns, asked over HTTP, of the running code and the published revision

  FILE…              sets to measure; by default the four development sets
  --at-once N        concurrent requests (default 4)
  --patience N       multiplies the deadlines of signals (default 1, as families get): for a machine that others use
  --half a|b         one half of each set, split by a hash of the id: fit on one, report on the other
  --floors FILE      fail below the floors of each set
  --write-floors FILE  write floors of each set and group, a margin under what was measured; other sets in the file stay
  --consistency      ask everything at 8 and at 1, of two fresh services, and list the differences
  --json FILE        save measures and answers;  --before FILE: list the changes since then, item by item
  --danger --offices --reliability --misses      more tables
  --signals --ablations --latency                the gain and the time of each signal and stage (without HTTP)
  --catalog [--folds N]                          the catalog against itself, by cross-validation
  [FILE…] --thin                                 topics with ten phrasings, like a district's new one
  --redaction FILE [--misses]                    what is removed from texts before they are stored`

const options = {
  'at-once': { type: 'string', default: '4' },
  patience: { type: 'string', default: '1' },
  half: { type: 'string' },
  floors: { type: 'string' },
  'write-floors': { type: 'string' },
  consistency: { type: 'boolean', default: false },
  json: { type: 'string' },
  before: { type: 'string' },
  danger: { type: 'boolean', default: false },
  offices: { type: 'boolean', default: false },
  reliability: { type: 'boolean', default: false },
  misses: { type: 'boolean', default: false },
  signals: { type: 'boolean', default: false },
  ablations: { type: 'boolean', default: false },
  latency: { type: 'boolean', default: false },
  catalog: { type: 'boolean', default: false },
  thin: { type: 'boolean', default: false },
  folds: { type: 'string', default: '1' },
  redaction: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const

type FlagValues = ReturnType<typeof readArguments>['values']

interface LabeledSet {
  name: string
  concerns: EvaluatedConcern[]
}

const developmentSets = ['dev', 'dev-2', 'danger-dev', 'languages-dev']

function readArguments() {
  return parseArgs({ options, allowPositionals: true })
}

const filesOf = (given: readonly string[]) =>
  given.length > 0 ? given : developmentSets.map((name) => fromRoot('..', 'shared', 'eval', `${name}.jsonl`))

async function run(): Promise<void> {
  const { values, positionals } = readArguments()
  if (values.help) return console.log(usage)
  if (values.redaction) return measureRedactionOf(values.redaction, values.misses)
  if (values.catalog) return measureCatalog(Number(values.folds))
  if (values.thin) return measureThin(filesOf(positionals))
  const files = filesOf(positionals)
  const sets = files.map((file) => ({
    name: basename(file, '.jsonl'),
    concerns: readLabeledConcerns(file).filter(
      ({ id }) => !values.half || halfOf(id) === (values.half as Half),
    ),
  }))
  if (values.consistency) return measureConsistency(sets, Number(values.patience))
  await withServices((services) => measureSets(sets, services, values), Number(values.patience))
}

/** The service as families use it, with every signal and the usual deadlines, but without the rate limit. */
async function withServices<T>(work: (services: Services) => Promise<T>, patience = 1): Promise<T> {
  loadDotEnv()
  const config = readConfig({ ...process.env, RATE_LIMIT_PER_MINUTE: '0' })
  const services = await compose(config, { log: createLog('error'), patience })
  try {
    await services.finishStarting()
    await encoderReady(services.semantic)
    return await work(services)
  } finally {
    await services.close()
  }
}

async function measureSets(
  sets: readonly LabeledSet[],
  services: Services,
  values: FlagValues,
): Promise<void> {
  const tools = { ...services.understandTools(), redactor: services.redactor }
  const kept: Record<string, unknown> = {}
  const before = values.before
    ? (JSON.parse(readFileSync(values.before, 'utf8')) as Record<string, { answers: KeptAnswer[] }>)
    : {}
  const floors = values.floors ? readFloors(values.floors) : {}
  const measured: FloorsBySet = {}
  const faults: string[] = []
  console.log(`signals: ${services.health().signals.join(', ')}`)
  for (const { name, concerns } of sets) {
    const judged = await askOverHttp(createApp(services), concerns, Number(values['at-once']))
    const measures = measure(judged)
    console.log(`\n── ${name}, ${values['at-once']} at once\n${printMeasures(measures)}`)
    if (values.danger) console.log(`\n${printDanger(measures.danger)}`)
    if (values.reliability) console.log(`\n${printReliability(reliability(judged))}`)
    if (values.offices) console.log(`\n${printOffices(judged)}`)
    if (values.signals) await printSignals(concerns, tools)
    if (values.latency) console.log(`\n${printLatency(await judgeConcerns(concerns, tools))}`)
    if (values.ablations) await printAblations(concerns, tools)
    if (values.misses) console.log(printMisses(judged))
    if (before[name]) console.log(`\n${printChanges(before[name].answers, judged)}`)
    kept[name] = { measures, answers: keepAnswers(judged) }
    measured[name] = floorsFrom(measures)
    if (floors[name]) faults.push(...checkFloors(name, measures, floors[name]))
    else if (values.floors) faults.push(`${name} has no floors in ${values.floors}`)
  }
  if (values['write-floors']) writeFloors(values['write-floors'], measured)
  if (values.json) writeFileSync(values.json, JSON.stringify(kept, null, 2))
  if (values.floors) demand(faults)
}

function readFloors(file: string): FloorsBySet {
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, Floors>
}

/** Sets that were not measured keep theirs. */
function writeFloors(file: string, measured: FloorsBySet): void {
  const before = existsSync(file) ? readFloors(file) : {}
  writeFileSync(file, `${JSON.stringify({ ...before, ...measured }, null, 2)}\n`)
}

/** Two services, so that nothing is cached from the first run. */
async function measureConsistency(sets: readonly LabeledSet[], patience: number): Promise<void> {
  const concerns = sets.flatMap((set) => set.concerns)
  const askAll = (atOnce: number) =>
    withServices((services) => askOverHttp(createApp(services), concerns, atOnce), patience)
  const crowd = await askAll(8)
  const alone = await askAll(1)
  const differing = differences(crowd, alone)
  const among = (holds: (difference: Difference) => boolean) => differing.filter(holds).length
  console.log(
    `${concerns.length} concerns at 8 and at 1: ${differing.length} answered differently; ` +
      `of these ${among(({ what }) => what.includes('offices'))} in their offices, ` +
      `${among(({ silent }) => silent.length > 0)} for a signal that was late`,
  )
  demand(
    differing.map(
      ({ id, what, silent }) =>
        `${id} is answered one way in a crowd and another way alone: ${[...what, ...silent].join(', ')}`,
    ),
  )
}

/** Cross-validates the catalog, without a labeled set. */
async function measureCatalog(folds: number): Promise<void> {
  const { revision, officeOf } = await readSeeded()
  const bar = createProgressBar('Cross-validating')
  const judged = await crossValidate(revision, officeOf, { only: folds }, (share) => bar.show(share))
  console.log(printMeasures(measure(judged)))
  console.log(`\n${printReliability(reliability(judged))}\n\n${printOffices(judged, 8)}`)
}

interface Seeded {
  revision: Revision
  officeOf: MatchRequest['officeOf']
}

async function readSeeded(): Promise<Seeded> {
  loadDotEnv()
  const database = await openDatabase(':memory:')
  seedDatabase(database, fromRoot('seeds'))
  const content = readWorkingCopy(database)
  const directory = readDirectory(database)
  database.$client.close()
  return {
    revision: { id: 0, contentHash: '', publishedAt: new Date(0), content },
    officeOf: (role) => directory.officeWithRole(role)?.id ?? null,
  }
}

/** Topics cut to ten phrasings, sixty of them, thirty at a time. */
async function measureThin(files: readonly string[]): Promise<void> {
  const concerns = files.flatMap(readLabeledConcerns)
  const bar = createProgressBar('Cutting topics')
  const { revision, officeOf } = await readSeeded()
  const measured = await measureCutTopics(revision, officeOf, concerns, { topics: 60, batches: 2 }, (share) =>
    bar.show(share),
  )
  console.log(printCutTopics(measured))
}

/** Evaluates redaction. */
async function measureRedactionOf(file: string, misses: boolean): Promise<void> {
  await withServices(async (services) => {
    const tools = { ...services.understandTools(), redactor: services.redactor }
    console.log(await evaluateRedaction(file, tools, misses))
  })
}

/** Waits for the encoder; measures with it if it is installed. */
async function encoderReady(semantic: Services['semantic']): Promise<void> {
  for (let waited = 0; waited < 10_000 && !semantic.ready(); waited += 50) {
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** With every signal, and without those that can fail. */
async function printSignals(
  concerns: readonly EvaluatedConcern[],
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
  concerns: readonly EvaluatedConcern[],
  tools: UnderstandTools & { redactor: Redactor },
): Promise<void> {
  for (const name of Object.keys(allUnderstandStages) as (keyof UnderstandStages)[]) {
    const judged = await judgeConcerns(concerns, tools, { ...allUnderstandStages, [name]: false })
    console.log(`\nwithout ${name}\n${printMeasures(measure(judged))}`)
  }
}

function demand(faults: string[]): void {
  if (faults.length === 0) {
    console.log('\nNothing is below its floor.')
    return
  }
  console.error(`\nNot as it must be:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`)
  process.exitCode = 1
}

await run()
