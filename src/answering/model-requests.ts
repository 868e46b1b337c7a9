import { runSlices, type Slices } from '../platform/threads/slices.js'
import { dangerTrainingTexts, dangerVersion } from './danger/danger-model.js'
import { dangerTraining, outsideTraining, topicTraining } from './models/numbers.js'
import type { ModelOptions } from './models/train-model.js'
import {
  learnedFromSlices,
  outsideTexts,
  type TrainingText,
  topicTrainingTexts,
} from './models/training-texts.js'
import type { RevisionContent } from './revision/revision.js'

export interface ModelRequest {
  /** The model's purpose: `topics`, `danger`, or `outside`. */
  name: string
  /** Hash of the training data; the texts themselves are only built for training. */
  key: string
  texts(): TrainingText[]
  options: ModelOptions
}

/** The models that a revision needs. Ladders, rules and thresholds change neither key. */
export interface ModelRequests {
  /** A hash of all training data: other caches use it as their key. */
  key: string
  danger: ModelRequest
  topics: ModelRequest
  /** Which outside service handles a text out of scope. */
  outside: ModelRequest
}

/** The models that a content needs. */
export function modelRequests(content: RevisionContent): ModelRequests {
  return runSlices(modelRequestSlices(content))
}

export function* modelRequestSlices(content: RevisionContent): Slices<ModelRequests> {
  const key = yield* learnedFromSlices(content)
  return {
    key,
    danger: {
      name: 'danger',
      key: `${key} ${dangerVersion}`,
      texts: () => dangerTrainingTexts(content),
      options: dangerTraining,
    },
    topics: { name: 'topics', key, texts: () => topicTrainingTexts(content), options: topicTraining },
    outside: { name: 'outside', key, texts: () => outsideTexts(content), options: outsideTraining },
  }
}
