import { collectGarbage } from '../../platform/process/collect-garbage.js'
import { serveAsThread } from '../../platform/process/process-thread.js'
import { openEncoder } from './open-encoder.js'

/** The process's input and output. */
export interface EmbeddingRequest {
  id: number
  text: string
}

export type EncoderMessage = { ready: true } | { id: number; embedding: Float32Array }

// Started by file, so this runs on import; nothing else imports it.
const service = serveAsThread()
if (service) {
  const encoder = await openEncoder()
  // The first sentence is slow: do not let a family wait for it.
  await encoder.embed('ready')
  // ONNX Runtime has its own copy of the tables by now: 80 MB.
  collectGarbage()
  service.onMessage(async (request) => {
    const { id, text } = request as EmbeddingRequest
    service.send({ id, embedding: await encoder.embed(text) } satisfies EncoderMessage)
  })
  service.send({ ready: true } satisfies EncoderMessage)
}
