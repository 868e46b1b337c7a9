import { parentPort } from 'node:worker_threads'
import { openEncoder } from './open-encoder.js'

/** What the thread is sent, and what it answers. */
export interface EmbeddingRequest {
  id: number
  text: string
}

export type SemanticMessage = { ready: true } | { id: number; embedding: Float32Array }

// A worker's main file runs when it is started; nothing imports it.
if (parentPort) {
  const port = parentPort
  const encoder = await openEncoder()
  // The first sentence takes longer than any later one: it is not a parent's.
  await encoder.embed(['ready'])
  port.on('message', async ({ id, text }: EmbeddingRequest) => {
    const [embedding] = await encoder.embed([text])
    port.postMessage({ id, embedding: Float32Array.from(embedding ?? []) } satisfies SemanticMessage)
  })
  port.postMessage({ ready: true } satisfies SemanticMessage)
}
