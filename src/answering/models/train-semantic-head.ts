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

/**
 * Embeds the English texts and trains the head on them: about six minutes of one core for 60,000 texts. Deterministic.
 * @param onProgress called with the share done of each step, 0 to 1
 */
export async function trainSemanticHead(
  texts: readonly TrainingText[],
  encoder: Encoder,
  onProgress: (work: 'embedding' | 'training', share: number) => void = () => {},
): Promise<SemanticHead> {
  const english = semanticTexts(texts)
  const embeddings: Float32Array[] = []
  for (const { text } of english) {
    embeddings.push(await encoder.embed(text))
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
