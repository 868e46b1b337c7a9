import { mkdirSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import type { Worker } from 'node:worker_threads'
import { parseJsonSlices } from '../../platform/threads/parse-json.js'
import { inSlices } from '../../platform/threads/slices.js'
import { startWorker } from '../../platform/threads/start-worker.js'
import { threadResult } from '../../platform/threads/thread-result.js'
import { type ContentCounts, packCounts, readCounts } from '../matching/content-counts.js'
import type { ModelRequest, ModelRequests } from '../model-requests.js'
import { clearOlder, countsFile, filesOf, modelFile, readKept, readModel, stemsFile } from './model-files.js'
import type { ContentWork, ModelMessage, ModelProgress, ModelWork } from './model-worker.js'
import type { TrainedModel } from './trained-model.js'

/** Stores trained models by the hash of their training data, and trains missing ones. */
export interface ModelStore {
  /** The models' folder. */
  folder: string
  /** Null if the model is yet to be trained. */
  load(request: ModelRequest): Promise<TrainedModel | null>
  /**
   * Trains a model in a worker thread and stores it. Deletes the least recently used ones.
   * @throws {ThreadFault} when the training fails, hangs or is stopped
   */
  train(request: ModelRequest, onProgress: (share: number) => void): Promise<TrainedModel>
  /**
   * Trains and stores every missing model of a content, one after the other, each in its own worker thread; `load` then
   * finds them. Returns right away if none is missing.
   * @param content gzipped JSON, passed to the workers unchanged
   * @throws {ThreadFault} when a training fails or hangs, or `signal` stops it
   */
  learn(
    content: Uint8Array,
    onProgress: (progress: ModelProgress) => void,
    options?: { signal?: AbortSignal; measureThin?: boolean },
  ): Promise<void>
  /** A content's stemmed phrasings, stored so that they are made only once. */
  stems(key: string, make: () => string[]): Promise<string[]>
  /** What is counted of a content's texts, stored likewise. */
  counts(key: string, make: () => Promise<ContentCounts>): Promise<ContentCounts>
  /** Sets which models are in use: those are never deleted. */
  hold(requests: ModelRequests): void
  /** Stops current and future trainings; their promises reject. */
  stop(): Promise<void>
}

/**
 * Max time between two messages of the thread, in milliseconds: 2,000 texts take less than a second, but much longer on
 * a busy machine.
 */
const maxSilenceMs = 120_000

/**
 * @param folder for the models
 * @param silentMs how long a training may be silent before it counts as hung
 */
export function createModelStore(folder: string, silentMs = maxSilenceMs): ModelStore {
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
        name: 'learning',
        silentMs,
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

  /** Without room on the disk, which others report, it is made again at the next start. */
  async function keep(file: string, bytes: string | Uint8Array): Promise<void> {
    const part = `${file}.part`
    try {
      await writeFile(part, bytes)
      await rename(part, file)
      clearOlder(file, held)
    } catch {
      await rm(part, { force: true }).catch(() => {})
    }
  }

  return {
    folder,
    load: (request) => readModel(modelFile(folder, request)),
    async train(request, onProgress) {
      const file = modelFile(folder, request)
      const { name, options } = request
      // Without the danger model nothing is answered.
      const work = { texts: request.texts(), options, file, canWait: name !== 'danger' }
      await run(work, ({ share }) => onProgress(share))
      clearOlder(file, held)
      const model = await readModel(file)
      if (!model) throw new Error('The trained model cannot be read')
      return model
    },
    async learn(content, onProgress, { signal, measureThin = false } = {}) {
      // The guess at outside services is part of the danger model's work, and short.
      const say = (progress: ModelProgress) => progress.name !== 'outside' && onProgress(progress)
      // One after the other: at once, they take 380 MB more, and not less time on a busy machine.
      for (const model of ['danger', 'topics'] as const)
        await run({ content, folder, model, measureThin }, say, signal)
    },
    async stems(key, make) {
      const file = stemsFile(folder, key)
      const known = await readKept(file, (bytes) => inSlices(parseJsonSlices(bytes)) as Promise<string[]>)
      if (known) return known
      const made = make()
      await keep(file, JSON.stringify(made))
      return made
    },
    async counts(key, make) {
      const file = countsFile(folder, key)
      const known = await readKept(file, readCounts)
      if (known) return known
      const made = await make()
      await keep(file, packCounts(made))
      return made
    },
    hold(requests) {
      held.clear()
      for (const file of filesOf(folder, requests)) {
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
