import { renameSync, writeFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { type ModelOptions, trainModel } from './train-model.js'
import { encodeModel } from './trained-model.js'
import type { TrainingText } from './training-texts.js'

/** What the worker is given. It trains, writes the file whole or not at all, and reports progress as numbers 0 to 1. */
export interface ModelWork {
  texts: TrainingText[]
  options: ModelOptions
  file: string
}

// A worker's main file runs when it is started; nothing imports it.
if (parentPort) {
  const { texts, options, file } = workerData as ModelWork
  const port = parentPort
  const model = trainModel(texts, options, (share) => port.postMessage(share))
  writeFileSync(`${file}.part`, encodeModel(model))
  renameSync(`${file}.part`, file)
}
