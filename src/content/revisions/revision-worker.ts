import { parentPort, workerData } from 'node:worker_threads'
import { type RoutingWork, runRoutingTask } from './run-revision-task.js'

// Main file of a worker; nothing imports it.
if (parentPort) {
  const { file, task } = workerData as RoutingWork
  parentPort.postMessage(runRoutingTask(file, task))
}
