import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { parentPort, threadId, workerData } from 'node:worker_threads'
import { gunzipSync } from 'node:zlib'
import { letOthersGoFirst } from '../../platform/threads/let-others-go-first.js'
import { runSlices } from '../../platform/threads/slices.js'
import { type ContentCounts, contentCountSlices, packCounts } from '../matching/content-counts.js'
import { stemPhrasings } from '../matching/match-index.js'
import { type ModelRequest, modelRequests } from '../model-requests.js'
import type { RevisionContent } from '../revision/revision.js'
import { countsFile, modelFile, stemsFile } from './model-files.js'
import { readThinTopics, thinTopicFile } from './thin-topic-file.js'
import { isUnmeasured, measureThinTopics } from './thin-topics.js'
import { type ModelOptions, trainModel } from './train-model.js'
import { encodeModel } from './trained-model.js'
import type { TrainingText } from './training-texts.js'
import { trainingThreads } from './training-threads.js'

/** Trains one model into one file. */
export interface ModelWork {
  texts: TrainingText[]
  options: ModelOptions
  file: string
  /** Answers are given without it meanwhile, and go first. */
  canWait: boolean
}

/** Trains one missing model of a content; `topics` also makes what else depends on the phrasings. */
export interface ContentWork {
  /** Gzipped JSON. */
  content: Uint8Array
  /** The models' folder. */
  folder: string
  model: 'danger' | 'topics'
  /** Also measure thin topics: three more trainings if there are any. */
  measureThin: boolean
}

/** Share done, 0 to 1. */
export interface ModelProgress {
  name: string
  share: number
}

/** A message from the worker. */
export type ModelMessage = ModelProgress | 'done'

// Workers are started by file, so this runs on import; nothing else imports it. Files are written completely or not at
// all.
if (parentPort) {
  const port = parentPort
  const work = workerData as ModelWork | ContentWork
  if ('content' in work || work.canWait) letOthersGoFirst()
  const say = (name: string) => (share: number) => port.postMessage({ name, share } satisfies ModelMessage)
  if ('content' in work) learnContent(work, say)
  else
    writeWhole(work.file, encodeModel(trainModel(work.texts, work.options, say('model'), trainingThreads())))
  port.postMessage('done' satisfies ModelMessage)
}

function learnContent(
  { content: zipped, folder, model, measureThin }: ContentWork,
  say: (name: string) => (share: number) => void,
) {
  const content = JSON.parse(gunzipSync(zipped).toString('utf8')) as RevisionContent
  const requests = modelRequests(content)
  const request = requests[model]
  const file = modelFile(folder, request)
  // One thread: families ask meanwhile.
  if (!existsSync(file))
    writeWhole(file, encodeModel(trainModel(request.texts(), request.options, say(request.name))))
  // The danger model is ready long before the topics.
  if (model === 'danger') learnOutside(requests.outside, folder, say)
  if (model !== 'topics') return
  const stems = stemsFile(folder, requests.key)
  if (!existsSync(stems)) writeWhole(stems, JSON.stringify(stemPhrasings(content)))
  const counts = countsFile(folder, requests.key)
  if (!existsSync(counts)) writeWhole(counts, packCounts(countContent(content, stems)))
  if (measureThin && isUnmeasured(content, readThinTopics(folder)))
    writeWhole(thinTopicFile(folder), JSON.stringify(measureThinTopics(content, say(request.name))))
}

/** @param stems their file */
function countContent(content: RevisionContent, stems: string): ContentCounts {
  return runSlices(contentCountSlices(content, JSON.parse(readFileSync(stems, 'utf8')) as string[]))
}

/** Never says that it is done: only what takes longest does. */
function learnOutside(
  request: ModelRequest,
  folder: string,
  say: (name: string) => (share: number) => void,
): void {
  const file = modelFile(folder, request)
  if (existsSync(file)) return
  const sayBusy = (share: number) => say(request.name)(Math.min(share, 0.99))
  writeWhole(file, encodeModel(trainModel(request.texts(), request.options, sayBusy)))
}

function writeWhole(file: string, bytes: Buffer | string): void {
  const part = `${file}.${threadId}.part`
  writeFileSync(part, bytes)
  renameSync(part, file)
}
