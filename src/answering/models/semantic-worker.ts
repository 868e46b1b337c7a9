import { parentPort } from 'node:worker_threads'
import { openEncoder } from './open-encoder.js'

/** The thread's input and output. */
export interface EmbeddingRequest {
  id: number
  text: string
}

export type SemanticMessage = { ready: true } | { id: number; embedding: Float32Array }

// Workers are started by file, so this runs on import; nothing else imports it.
if (parentPort) {
  const port = parentPort
  const encoder = await openEncoder()
  // The first sentence is slow: do not let a family wait for it.
  await encoder.embed(['ready'])
  port.on('message', async ({ id, text }: EmbeddingRequest) => {
    const [embedding] = await encoder.embed([text])
    port.postMessage({ id, embedding: Float32Array.from(embedding ?? []) } satisfies SemanticMessage)
  })
  port.postMessage({ ready: true } satisfies SemanticMessage)
}
