import { mkdirSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import type { Worker } from 'node:worker_threads'
import { parseJsonSlices } from '../../platform/threads/parse-json.js'
import { inSlices } from '../../platform/threads/slices.js'
import { startWorker } from '../../platform/threads/start-worker.js'
import { threadResult } from '../../platform/threads/thread-result.js'
import type { ModelRequest, ModelRequests } from '../model-requests.js'
import { clearOlder, modelFile, readKept, readModel, stemsFile } from './model-files.js'
import type { ContentWork, ModelMessage, ModelProgress, ModelWork } from './model-worker.js'
import type { TrainedModel } from './trained-model.js'

/** Keeps trained models by the hash of what they were trained on, and trains those that are missing. */
export interface ModelStore {
  /** Where the models are. */
  folder: string
  /** The kept model, or null when it has still to be trained. */
  load(request: ModelRequest): Promise<TrainedModel | null>
  /**
   * Trains in a worker thread, keeps the model, and clears away those that were used longest ago.
   * @throws {ThreadFault} when the training fails, hangs or is stopped
   */
  train(request: ModelRequest, onProgress: (share: number) => void): Promise<TrainedModel>
  /**
   * Learns everything that a content asks for and that is not kept yet, each model in a worker thread of its own; at once where all is
   * kept. What it learned is then loaded.
   * @param content gzipped JSON: it goes to the workers as it is
   * @throws {ThreadFault} when it fails or hangs, or `signal` stops it
   */
  learn(
    content: Uint8Array,
    onProgress: (progress: ModelProgress) => void,
    options?: { signal?: AbortSignal; measureThin?: boolean },
  ): Promise<void>
  /** The stems of a content's phrasings: kept, so that they are made once. */
  stems(key: string, make: () => string[]): Promise<string[]>
  /** Says which models are in use: they are never cleared away. */
  hold(requests: ModelRequests): void
  /** Ends every training under way, and those to come; their promises reject. */
  stop(): Promise<void>
}

/** Between two things that the thread says, in milliseconds: 2,000 texts take less than a second, much more on a busy machine. */
const maxSilenceLength = 120_000

/**
 * @param folder where the models are kept
 * @param silentMs how long a training may say nothing before it is given up
 */
export function createModelStore(folder: string, silentMs = maxSilenceLength): ModelStore {
  const workers = new Set<Worker>()
  const held = new Set<string>()
  let stopped = false
  mkdirSync(folder, { recursive: true })

  async function run(
    work: ModelWork | ContentWork,
    onProgress: (progress: ModelProgress) => void,
    signal?: AbortSignal,
  ): Promise<void> {
    signal?.throwIfAborted()
    if (stopped) throw new Error('The training was stopped')
    const worker = startWorker('./model-worker', import.meta.url, work)
    const end = () => void worker.terminate()
    signal?.addEventListener('abort', end)
    workers.add(worker)
    try {
      await threadResult<ModelMessage>(worker, {
        ...{ name: 'learning', silentMs },
        onProgress(message) {
          if (message === 'done') return false
          onProgress(message)
          return true
        },
      })
    } finally {
      workers.delete(worker)
      signal?.removeEventListener('abort', end)
    }
  }

  return {
    folder,
    load: (request) => readModel(modelFile(folder, request)),
    async train(request, onProgress) {
      const file = modelFile(folder, request)
      await run({ texts: request.texts(), options: request.options, file }, ({ share }) => onProgress(share))
      clearOlder(file, held)
      const model = await readModel(file)
      if (!model) throw new Error('The model that was trained cannot be read')
      return model
    },
    async learn(content, onProgress, { signal, measureThin = false } = {}) {
      const failing = new AbortController()
      const stopping = AbortSignal.any([failing.signal, ...(signal ? [signal] : [])])
      let fault: unknown = null
      let topicsSaid = false
      // The topics take longer: how far they are tells how long all of it takes.
      const say = (progress: ModelProgress) => {
        if (progress.name === 'topics') topicsSaid = true
        if (progress.name === 'topics' || !topicsSaid || progress.share === 1) onProgress(progress)
      }
      const learnOne = (model: ContentWork['model']) =>
        run({ content, folder, model, measureThin }, say, stopping).catch((error) => {
          // What the other one says when it is ended for it is not why.
          fault ??= error
          failing.abort()
        })
      await Promise.all([learnOne('danger'), learnOne('topics')])
      if (fault) throw fault
    },
    async stems(key, make) {
      const file = stemsFile(folder, key)
      const known = await readKept(file, (bytes) => inSlices(parseJsonSlices(bytes)) as Promise<string[]>)
      if (known) return known
      const made = make()
      await writeFile(`${file}.part`, JSON.stringify(made))
      await rename(`${file}.part`, file)
      clearOlder(file, held)
      return made
    },
    hold({ danger, topics, key }) {
      held.clear()
      for (const file of [modelFile(folder, danger), modelFile(folder, topics), stemsFile(folder, key)]) {
        held.add(file)
        clearOlder(file, held)
      }
    },
    stop: async () => {
      stopped = true
      await Promise.all([...workers].map((worker) => worker.terminate()))
    },
  }
}
