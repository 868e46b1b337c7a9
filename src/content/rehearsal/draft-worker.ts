import { parentPort, workerData } from 'node:worker_threads'
import { type StageData, serveStage } from './run-draft.js'

// A worker's main file runs when it is started; nothing imports it.
if (parentPort) serveStage(parentPort, workerData as StageData)
