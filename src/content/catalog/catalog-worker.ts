import { parentPort, workerData } from 'node:worker_threads'
import { answerInOwnProcess } from '../../platform/process/own-process.js'
import { letOthersGoFirst } from '../../platform/threads/let-others-go-first.js'
import { type CatalogTask, runCatalogTask } from './run-catalog-task.js'

/** A task, and the district's database file. */
export interface CatalogWork {
  file: string
  task: CatalogTask
}

// Main file of a thread or a process; nothing imports it.
if (parentPort) {
  const { file, task } = workerData as CatalogWork
  parentPort.postMessage(await runCatalogTask(file, task))
} else {
  answerInOwnProcess(async ({ file, task }: CatalogWork) => {
    // Nobody waits for it.
    letOthersGoFirst()
    return runCatalogTask(file, task)
  })
}
