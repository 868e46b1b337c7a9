import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { startWorker } from '../start-worker.js'
import { featureVersion } from './features.js'
import type { ModelWork } from './model-worker.js'
import { groupWeights } from './numbers.js'
import type { ModelOptions } from './train-model.js'
import { decodeModel, type TrainedModel } from './trained-model.js'
import type { TrainingText } from './training-texts.js'

export interface ModelRequest {
  /** What the model is for: `topics`, `danger`. */
  name: string
  /** Hash of what the texts are made from: the texts themselves are made only when there is something to train. */
  key: string
  texts(): TrainingText[]
  options: ModelOptions
}

/** Keeps trained models by the hash of what they were trained on, and trains those that are missing. */
export interface ModelStore {
  /** The kept model, or null when it has still to be trained. */
  load(request: ModelRequest): Promise<TrainedModel | null>
  /**
   * Trains in a worker thread, keeps the model, and clears away older ones of that name.
   * @throws {Error} when the training fails or is stopped
   */
  train(request: ModelRequest, onProgress: (share: number) => void): Promise<TrainedModel>
  /** What `make` gives for a key: kept, so that it is made once. It must be JSON. */
  remember<T>(name: string, key: string, make: () => T): Promise<T>
  /** Ends every training under way; its promise rejects. */
  stop(): Promise<void>
}

/** @param folder where the models are kept */
export function createModelStore(folder: string): ModelStore {
  const workers = new Set<Worker>()
  mkdirSync(folder, { recursive: true })

  async function train(request: ModelRequest, onProgress: (share: number) => void): Promise<TrainedModel> {
    const file = fileOf(folder, request)
    const work: ModelWork = { texts: request.texts(), options: request.options, file }
    const worker = startWorker('./model-worker', import.meta.url, work)
    workers.add(worker)
    try {
      await finished(worker, onProgress)
    } finally {
      workers.delete(worker)
    }
    clearOlder(file, request.name)
    return decodeModel(await readFile(file))
  }

  return {
    load: (request) => loadFile(fileOf(folder, request)),
    train,
    remember: async (name, key, make) => {
      const file = keptFile(folder, name, `${featureVersion} ${key}`, 'json')
      try {
        return JSON.parse(await readFile(file, 'utf8'))
      } catch {
        const made = make()
        await writeFile(`${file}.part`, JSON.stringify(made))
        await rename(`${file}.part`, file)
        clearOlder(file, name)
        return made
      }
    },
    stop: async () => {
      await Promise.all([...workers].map((worker) => worker.terminate()))
    },
  }
}

function fileOf(folder: string, { name, key, options }: ModelRequest): string {
  return keptFile(folder, name, JSON.stringify([featureVersion, groupWeights, options, key]), 'model')
}

function keptFile(folder: string, name: string, from: string, ending: string): string {
  const hash = createHash('sha256').update(from).digest('hex').slice(0, 16)
  return join(folder, `${name}-${hash}.${ending}`)
}

async function loadFile(file: string): Promise<TrainedModel | null> {
  try {
    return decodeModel(await readFile(file))
  } catch (error) {
    // A missing file is the usual case; a damaged one is trained again like a missing one.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') rmSync(file, { force: true })
    return null
  }
}

function finished(worker: Worker, onProgress: (share: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.on('message', onProgress)
    worker.on('error', reject)
    worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error('The training was stopped'))))
  })
}

function clearOlder(file: string, name: string): void {
  for (const other of readdirSync(dirname(file))) {
    if (other.startsWith(`${name}-`) && other !== basename(file))
      rmSync(join(dirname(file), other), { force: true })
  }
}
