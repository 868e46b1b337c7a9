import { parentPort, workerData } from 'node:worker_threads'
import { type BackupWork, runBackup } from './run-backup.js'

parentPort?.postMessage(await runBackup(workerData as BackupWork))
