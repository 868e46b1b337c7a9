import { parentPort, workerData } from 'node:worker_threads'
import { letOthersGoFirst } from '../../platform/threads/let-others-go-first.js'
import { type CatalogTask, runCatalogTask } from './run-catalog-task.js'

/** A task, and the district's database file. */
export interface CatalogWork {
  file: string
  task: CatalogTask
}

// Main file of a worker; nothing imports it.
if (parentPort) {
  const { file, task } = workerData as CatalogWork
  // Nobody waits for these.
  if (task.do === 'read' || task.do === 'look') letOthersGoFirst()
  parentPort.postMessage(await runCatalogTask(file, task))
}
