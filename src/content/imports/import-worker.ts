import { parentPort, workerData } from 'node:worker_threads'
import { type ImportWork, runImport } from './run-import.js'

await runImport(workerData as ImportWork, (message) => parentPort?.postMessage(message))
