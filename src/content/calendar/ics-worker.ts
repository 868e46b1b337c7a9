import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import type { IcsWork } from './open-ics.js'
import { IcsFault, readIcs } from './read-ics.js'

const { path, timeZone, window } = workerData as IcsWork
try {
  parentPort?.postMessage(readIcs(readFileSync(path, 'utf8'), timeZone, window))
} catch (error) {
  if (!(error instanceof IcsFault)) throw error
  parentPort?.postMessage({ fault: error.wording })
}
