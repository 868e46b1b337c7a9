import { semanticTraining } from './numbers.js'
import type { Encoder } from './open-encoder.js'
import { packExamples } from './packed-examples.js'
import {
  embeddingSize,
  embeddingVector,
  type SemanticHead,
  semanticHash,
  semanticTexts,
} from './semantic-head.js'
import { learnAlone, trainLinearModel } from './train-linear-model.js'
import type { TrainingText } from './training-texts.js'

const batchSize = 16

/**
 * Embeds the English texts and trains the head on them: about 45 minutes of one core for 60,000 texts. Deterministic.
 * @param onProgress called with the share done of each step, 0 to 1
 */
export async function trainSemanticHead(
  texts: readonly TrainingText[],
  encoder: Encoder,
  onProgress: (work: 'embedding' | 'training', share: number) => void = () => {},
): Promise<SemanticHead> {
  const english = semanticTexts(texts)
  const embeddings: Float32Array[] = []
  for (let start = 0; start < english.length; start += batchSize) {
    const batch = english.slice(start, start + batchSize).map(({ text }) => text)
    for (const embedding of await encoder.embed(batch)) embeddings.push(Float32Array.from(embedding))
    onProgress('embedding', embeddings.length / english.length)
  }
  const classes = [...new Set(english.map((text) => text.class))].sort()
  const numbers = new Map(classes.map((name, i) => [name, i]))
  const examples = english.map((text, i) => ({
    vector: embeddingVector(embeddings[i]!),
    target: numbers.get(text.class)!,
    weight: text.weight,
  }))
  return {
    hash: semanticHash(texts),
    linear: trainLinearModel(packExamples(examples), embeddingSize, classes, semanticTraining, (training) =>
      learnAlone(training, (share) => onProgress('training', share)),
    ),
  }
}
