import { parentPort, workerData } from 'node:worker_threads'
import { openReadOnly } from '../database/open-read-only.js'
import { freezeRevision, freezeWorkingCopy } from './freeze-working-copy.js'

export interface FreezeWork {
  /** The database. */
  file: string
  /** A revision that is to come back; null for the working copy. */
  revision: number | null
}

// A worker's main file runs when it is started; nothing imports it. Reading and packing 60,000 phrasings takes half a second.
if (parentPort) {
  const { file, revision } = workerData as FreezeWork
  const database = openReadOnly(file)
  try {
    const frozen = revision === null ? freezeWorkingCopy(database) : freezeRevision(database, revision)
    parentPort.postMessage(frozen)
  } finally {
    database.$client.close()
  }
}
