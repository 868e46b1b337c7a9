import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import type { ClassRange } from './lay-out-rows.js'
import { type LinearTraining, learnClasses } from './learn-classes.js'
import { countTexts } from './packed-counts.js'
import { type SharedScores, shareScores } from './share-scores.js'
import type { TrainingText } from './training-texts.js'

/** A request to a helper. */
export type HelperTask = { count: readonly TrainingText[]; groups: number } | LearnTask

interface LearnTask {
  learn: LinearTraining
  range: ClassRange
  shared: SharedScores
  /** Number of the thread, from 0. */
  own: number
}

export type HelperResult = { result: unknown } | { fault: string }

/** Counts its results, so that the leader can wait for the next. */
export type HelperSignal = Int32Array

// Workers are started by file, so this runs on import; nothing else imports it.
if (parentPort) {
  const signal = workerData as HelperSignal
  parentPort.once('message', (port: MessagePort) => {
    port.on('message', (task: HelperTask) => {
      port.postMessage(resultOf(task))
      Atomics.add(signal, 0, 1)
      Atomics.notify(signal, 0)
    })
  })
}

function resultOf(task: HelperTask): HelperResult {
  try {
    return { result: 'count' in task ? countTexts(task.count, task.groups) : learn(task) }
  } catch (error) {
    return { fault: (error as Error).message }
  }
}

function learn({ learn: training, range, shared, own }: LearnTask) {
  const scores = shareScores(shared, own, range)
  try {
    return learnClasses(training, range, scores.join)
  } catch (error) {
    scores.fail()
    throw error
  }
}
