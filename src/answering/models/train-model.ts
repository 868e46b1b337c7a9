import { tokenize } from '../../platform/text/tokenize.js'
import { countFeatures } from './features.js'
import { liftThinClasses } from './lift-thin-classes.js'
import { textKey } from './steady-order.js'
import { type TrainingOptions, trainLinearModel } from './train-linear-model.js'
import type { TrainedModel } from './trained-model.js'
import type { TrainingText } from './training-texts.js'
import { buildVocabulary } from './vocabulary.js'

/** Raise it when the same texts give a different model: stored models are then trained again. */
export const trainingVersion = 4

const textsPerReport = 2000

export interface ModelOptions extends TrainingOptions {
  /** Features seen in fewer texts are dropped. */
  minSeen: number
  maxFeatures: number
  /** Whether classes with few texts get a head start: see `liftThinClasses`. */
  liftThin: boolean
}

/**
 * Trains a model on texts. The same texts and options give the same model, to the byte. Adding a text changes only what
 * that text teaches.
 * @param onProgress called with the share done, 0 to 1, every second or so
 */
export function trainModel(
  texts: readonly TrainingText[],
  options: ModelOptions,
  onProgress: (share: number) => void = () => {},
): TrainedModel {
  const classes = [...new Set(texts.map((text) => text.class))].sort()
  const numbers = new Map(classes.map((name, i) => [name, i]))
  // Count twice instead of keeping the counts: they would be most of the memory of a first start.
  const countsOf = (text: TrainingText, i: number) => {
    // On a busy machine this alone takes minutes: show that it is still running.
    if (i % textsPerReport === 0) onProgress(0)
    return countFeatures(tokenize(text.text, text.lang))
  }
  const vocabulary = buildVocabulary(eachOf(texts, countsOf), options.minSeen, options.maxFeatures)
  const examples = texts.map((text, i) => ({
    vector: vocabulary.vectorOf(countsOf(text, i)),
    target: numbers.get(text.class)!,
    weight: text.weight,
    key: textKey(text.class, text.lang, text.text),
  }))
  const linear = trainLinearModel(examples, vocabulary.size, classes, options, onProgress)
  if (options.liftThin)
    liftThinClasses(
      linear.bias,
      examples.map(({ target }) => target),
    )
  return { vocabulary, linear }
}

function* eachOf<T, R>(items: readonly T[], make: (item: T, i: number) => R): Generator<R> {
  for (const [i, item] of items.entries()) yield make(item, i)
}
