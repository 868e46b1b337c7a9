import { featureGroups } from './features.js'
import { liftThinClasses } from './lift-thin-classes.js'
import type { PackedCounts } from './packed-counts.js'
import type { PackedExamples, PackedFeatures } from './packed-examples.js'
import { textKey } from './steady-order.js'
import { type TrainingOptions, trainLinearModel } from './train-linear-model.js'
import type { TrainedModel } from './trained-model.js'
import { createTrainingTeam } from './training-team.js'
import type { TrainingText } from './training-texts.js'
import { buildVocabulary, type Vocabulary } from './vocabulary.js'

/** Raise it when the same texts give a different model: stored models are then trained again. */
export const trainingVersion = 4

/** Fewer texts are not worth the start of a thread. */
const minTextsToShare = 5000

export interface ModelOptions extends TrainingOptions {
  /** Features seen in fewer texts are dropped. */
  minSeen: number
  maxFeatures: number
  /** Whether classes with few texts get a head start: see `liftThinClasses`. */
  liftThin: boolean
}

/**
 * Trains a model on texts. The same texts and options give the same model, to the byte, with any number of threads.
 * Adding a text changes only what that text teaches.
 * @param onProgress called with the share done, 0 to 1, every second or so
 * @param threads used for many texts; the calling thread is one of them
 * @param minTexts fewer are trained on one thread
 */
export function trainModel(
  texts: readonly TrainingText[],
  options: ModelOptions,
  onProgress: (share: number) => void = () => {},
  threads = 1,
  minTexts = minTextsToShare,
): TrainedModel {
  const classes = [...new Set(texts.map((text) => text.class))].sort()
  const team = createTrainingTeam(texts.length < minTexts ? 1 : threads)
  const counted = team.count(texts, featureGroups.length, () => onProgress(0))
  const { vocabulary, examples } = readTexts(texts, counted, classes, options)
  const linear = trainLinearModel(examples, vocabulary.size, classes, options, (training) =>
    team.learn(training, onProgress),
  )
  if (options.liftThin) liftThinClasses(linear.bias, examples.targets)
  return { vocabulary, linear }
}

function readTexts(
  texts: readonly TrainingText[],
  counted: readonly PackedCounts[],
  classes: readonly string[],
  { minSeen, maxFeatures }: ModelOptions,
): { vocabulary: Vocabulary; examples: PackedExamples } {
  const numbers = new Map(classes.map((name, i) => [name, i]))
  const hashes = counted.map((part) => part.hashes)
  const vocabulary = buildVocabulary(hashes, texts.length, minSeen, maxFeatures)
  const shared = (bytes: number) => new SharedArrayBuffer(texts.length * bytes)
  const examples = {
    parts: counted.map((part) => turnIntoVectors(part, vocabulary)),
    targets: new Uint16Array(shared(2)),
    weights: new Float64Array(shared(8)),
    keys: new Uint32Array(shared(4)),
  }
  for (const [i, text] of texts.entries()) {
    examples.targets[i] = numbers.get(text.class)!
    examples.weights[i] = text.weight
    examples.keys[i] = textKey(text.class, text.lang, text.text)
  }
  return { vocabulary, examples }
}

/** Writes each text's vector in the place of its counts, so that both never take memory together. */
function turnIntoVectors({ hashes, counts, ends }: PackedCounts, vocabulary: Vocabulary): PackedFeatures {
  const groups = featureGroups.length
  const texts = ends.length / groups
  const bounds = () => new Uint32Array(new SharedArrayBuffer(texts * 4))
  const vectors = { starts: bounds(), ends: bounds(), ids: hashes, values: counts }
  for (let text = 0; text < texts; text++) {
    const from = text === 0 ? 0 : ends[text * groups - 1]!
    const groupEnds = [...ends.subarray(text * groups, (text + 1) * groups)].map((end) => end - from)
    const to = from + groupEnds[groups - 1]!
    const own = { hashes: hashes.subarray(from, to), counts: counts.subarray(from, to), ends: groupEnds }
    vectors.starts[text] = from
    vectors.ends[text] = from + vocabulary.read(own, own.hashes, own.counts)
  }
  return vectors
}
