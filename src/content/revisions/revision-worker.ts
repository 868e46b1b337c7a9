import { parentPort, workerData } from 'node:worker_threads'
import { type RevisionWork, runRevisionTask } from './run-revision-task.js'

// Main file of a worker; nothing imports it.
if (parentPort) {
  const { file, task } = workerData as RevisionWork
  parentPort.postMessage(runRevisionTask(file, task))
}
