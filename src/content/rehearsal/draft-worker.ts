import { parentPort, workerData } from 'node:worker_threads'
import { letOthersGoFirst } from '../../platform/threads/let-others-go-first.js'
import type { DraftData } from './draft-messages.js'
import { runDraft } from './run-draft.js'

// Main file of a worker; nothing imports it.
if (parentPort) {
  letOthersGoFirst()
  runDraft(parentPort, workerData as DraftData)
}
