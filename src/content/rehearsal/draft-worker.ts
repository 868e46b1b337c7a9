import { parentPort, workerData } from 'node:worker_threads'
import type { DraftData } from './draft-messages.js'
import { runDraft } from './run-draft.js'

// Main file of a worker; nothing imports it.
if (parentPort) runDraft(parentPort, workerData as DraftData)
