import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads'
import { startWorker } from '../../platform/threads/start-worker.js'
import type { ClassRange } from './lay-out-rows.js'
import { type ClassWeights, type LinearTraining, learnClasses } from './learn-classes.js'
import { countTexts, type PackedCounts } from './packed-counts.js'
import { roomForScores, shareScores } from './share-scores.js'
import { learnAlone } from './train-linear-model.js'
import type { HelperResult, HelperTask } from './training-helper.js'
import type { TrainingText } from './training-texts.js'

/** Threads that train a model together. The calling thread is one of them, and waits for the others without promises. */
export interface TrainingTeam {
  /** Counts the features of texts: in parts, in the order of the texts. */
  count(texts: readonly TrainingText[], groups: number, onProgress: () => void): PackedCounts[]
  /** Learns all classes: in ranges, in order. The weights are the same for any number of threads. */
  learn(training: LinearTraining, onProgress: (share: number) => void): ClassWeights[]
}

/** @param threads 1 starts none */
export function createTrainingTeam(threads: number): TrainingTeam {
  return {
    count(texts, groups, onProgress) {
      const parts = rangesOf(texts.length, threads).map(([from, to]) => texts.slice(from, to))
      const tasks = parts.map((part) => ({ count: part, groups }))
      return together(tasks, () => countTexts(parts[0]!, groups, onProgress))
    },
    learn(training, onProgress) {
      if (threads === 1 || training.classes < minClasses) return learnAlone(training, onProgress)
      const ranges = rangesOf(training.classes, threads)
      const shared = roomForScores(training.classes, threads)
      const tasks = ranges.map((range, own) => ({ learn: training, range, shared, own }))
      return together(tasks, () =>
        learnClasses(training, ranges[0]!, shareScores(shared, 0, ranges[0]!).join, onProgress),
      )
    },
  }
}

/**
 * Does the first task here, and each other one in a thread of its own: a new thread has no memory left over from the last task.
 * @param own the first task
 */
function together<R>(tasks: readonly HelperTask[], own: () => R): R[] {
  const helpers = tasks.slice(1).map(startHelper)
  try {
    const first = own()
    return [first, ...helpers.map((helper) => helper.result() as R)]
  } finally {
    for (const helper of helpers) helper.end()
  }
}

/** With fewer, each step is so short that the threads would mostly wait for each other. */
const minClasses = 64

/** Equal ranges of the numbers from 0 to before `count`; the last may be longer. */
function rangesOf(count: number, parts: number): ClassRange[] {
  const each = Math.floor(count / parts)
  return Array.from({ length: parts }, (_, part) => [
    part * each,
    part === parts - 1 ? count : (part + 1) * each,
  ])
}

/** Looks for a helper's result this often, in milliseconds, should its signal be lost. */
const maxWaitMs = 1000

function startHelper(task: HelperTask) {
  const signal = new Int32Array(new SharedArrayBuffer(4))
  const worker = startWorker('./training-helper', import.meta.url, signal)
  const { port1: port, port2 } = new MessageChannel()
  worker.postMessage(port2, [port2])
  port.postMessage(task)
  return {
    /** @throws {Error} when the task failed */
    result(): unknown {
      for (;;) {
        const seen = Atomics.load(signal, 0)
        const received = receiveMessageOnPort(port) as { message: HelperResult } | undefined
        if (!received) Atomics.wait(signal, 0, seen, maxWaitMs)
        else if ('fault' in received.message) throw new Error(received.message.fault)
        else return received.message.result
      }
    },
    end() {
      port.close()
      void worker.terminate()
    },
  }
}
