import { parentPort, workerData } from 'node:worker_threads'
import { readWorkbook } from '../../platform/files/read-workbook.js'

const { path, folder } = workerData as { path: string; folder: string }
parentPort?.postMessage(await readWorkbook(path, folder))
