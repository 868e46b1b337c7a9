import { createRequire } from 'node:module'
import { encoderGraph, encoderInput, encoderOutput } from './encoder-graph.js'
import { readEncoderWeights } from './encoder-weights.js'
import { embeddingSize } from './semantic-head.js'
import { createSentencePieces } from './sentence-pieces.js'

/** Turns sentences into embeddings. */
export interface Encoder {
  /** @returns 512 numbers, of unit length; only zeros for a text without a letter or sign */
  embed(text: string): Promise<Float32Array>
}

/** Of ONNX Runtime, which is an optional package. */
interface Runtime {
  InferenceSession: { create(model: Uint8Array, options: object): Promise<RuntimeSession> }
  Tensor: new (type: 'int32' | 'float32', data: Int32Array | Float32Array, dims: readonly number[]) => unknown
}

interface RuntimeSession {
  run(inputs: Record<string, unknown>): Promise<Record<string, { data: Float32Array }>>
}

/** The first pieces of a sentence: the encoder leaves out the rest. */
const maxPieces = 128

/** One sentence at a time, on one core: more threads are no faster for so few numbers. */
const sessionOptions = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  // It would keep what the longest sentences need: 12 MB after 10,000, for no gain in time.
  enableCpuMemArena: false,
}

/**
 * Opens the sentence encoder in ONNX Runtime: 3 ms a sentence, where TensorFlow.js in WebAssembly takes 17, with embeddings that
 * differ by a millionth at most. It runs on the calling thread. A process can load ONNX Runtime in one thread only.
 * @throws when its optional packages are not installed
 */
export async function openEncoder(): Promise<Encoder> {
  const require = createRequire(import.meta.url)
  const { InferenceSession, Tensor } = require('onnxruntime-node') as Runtime
  const { vocabulary, weightsOf } = readEncoderWeights()
  const cut = createSentencePieces(vocabulary)
  const session = await InferenceSession.create(encoderGraph(weightsOf), sessionOptions)

  return {
    async embed(text) {
      const pieces = cut(text).slice(0, maxPieces)
      if (pieces.length === 0) return new Float32Array(embeddingSize)
      const { [encoderOutput]: embedding } = await session.run({
        [encoderInput.pieces]: new Tensor('int32', Int32Array.from(pieces), [pieces.length]),
        [encoderInput.places]: new Tensor(
          'float32',
          Float32Array.from(pieces, (_, place) => place),
          [pieces.length, 1],
        ),
      })
      return embedding!.data
    },
  }
}
