import { parentPort, workerData } from 'node:worker_threads'
import { type DraftData, runDraft } from './run-draft.js'

// A worker's main file runs when it is started; nothing imports it.
if (parentPort) runDraft(parentPort, workerData as DraftData)
