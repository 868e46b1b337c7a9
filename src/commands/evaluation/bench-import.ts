import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ImportFile } from '../../platform/files/uploaded-file.js'
import type { ImportBenchWork, ImportLoad, ImportMeasure } from './run-bench-import.js'

/** The second is ten times the first: memory is flat if both take about the same. */
const sizes = [5_000, 50_000]

/** Imports few and many people, as tables and as OneRoster; prints seconds and memory of every step. */
export async function benchImports(): Promise<void> {
  console.log('# imports: people with a post each, into the sample district')
  for (const format of ['csv', 'oneroster'] as const)
    for (const people of sizes)
      console.log(`- ${describe({ people, format }, await measure({ people, format }))}`)
}

async function measure(load: ImportLoad): Promise<ImportMeasure> {
  const dataDir = mkdtempSync(join(tmpdir(), 'who-to-ask-bench-import-'))
  try {
    const files = await runWork<ImportFile[]>(dataDir, { ...load, step: 'prepare' })
    return await runWork<ImportMeasure>(dataDir, { ...load, step: 'measure', files })
  } finally {
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** @returns its answer, after it has ended */
async function runWork<T>(dataDir: string, work: ImportBenchWork): Promise<T> {
  const { PATH = '', HOME = '' } = process.env
  const file = fileURLToPath(new URL('run-bench-import.js', import.meta.url))
  const child = fork(file, { env: { PATH, HOME, DATA_DIR: dataDir } })
  const answers: T[] = []
  child.on('message', (answer) => answers.push(answer as T))
  child.send(work)
  const [code] = await once(child, 'exit')
  const [answer] = answers
  if (answer === undefined) throw new Error(`The import ended with ${code}`)
  return answer
}

function describe({ people, format }: ImportLoad, { startBytes, steps }: ImportMeasure): string {
  const each = steps.map(
    ({ name, seconds, peakBytes }) => `${name} ${seconds.toFixed(1)} s, ${inMegabytes(peakBytes)} MB`,
  )
  return `${people.toLocaleString('en')} people, ${format}: ${each.join('; ')}; ${inMegabytes(startBytes)} MB before`
}

const inMegabytes = (bytes: number) => (bytes / 2 ** 20).toFixed(0)
