import type { EncoderTable } from './encoder-weights.js'
import { createOnnxGraph, type GraphValue } from './onnx-graph.js'

/** Inputs and output of the graph. */
export const encoderInput = { pieces: 'pieces', places: 'places' } as const
export const encoderOutput = 'embedding'

/** How many numbers each layer takes for a piece. */
const layers = [256, 512]
/** How many each gives. */
const width = 512
const heads = 4

const joined = 'ConcatPartitions/concat'

/**
 * The sentence encoder (Universal Sentence Encoder Lite, Cer et al. 2018) as a graph for ONNX Runtime, for one sentence: a
 * transformer of two layers, the mean over the pieces, and a dense layer. The package's own graph for TensorFlow.js does
 * the same for several sentences of unequal length.
 * @param weightsOf finds a table by the end of its name
 * @returns an ONNX model: `pieces` (n) and their `places` (n × 1, from 0) in, an `embedding` (1 × 512, of unit length) out
 */
export function encoderGraph(weightsOf: (end: string) => EncoderTable): Uint8Array {
  const graph = createOnnxGraph('sentence encoder')
  const { node } = graph

  function table(name: string, shape?: readonly number[]): GraphValue {
    const { shape: own, bytes } = weightsOf(name)
    return graph.constant('float32', shape ?? own, bytes)
  }
  const integers = (list: readonly number[]) =>
    graph.constant('int64', [list.length], bytesOf(BigInt64Array.from(list, BigInt)))
  const number = (value: number) => graph.constant('float32', [], bytesOf(Float32Array.of(value)))
  const dense = (x: GraphValue, kernel: GraphValue, bias: string) => node('Gemm', [x, kernel, table(bias)])

  function normalize(x: GraphValue, place: string): GraphValue {
    const scaleAndBias = ['scale', 'bias'].map((part) =>
      table(`${place}/layer_norm/layer_norm_${part}/${joined}`),
    )
    return node('LayerNormalization', [x, ...scaleAndBias], { axis: -1, epsilon: { float: 1e-6 } })
  }

  /** Each piece takes up something of each other one. */
  function attend(x: GraphValue, place: string, from: number): GraphValue {
    const attention = `${place}/MultiheadAttention`
    const kernel = (name: string, columns: number) =>
      table(`${attention}/${name}/kernel/part_0`, [from, columns])
    const all = dense(
      x,
      kernel('qkv_transform_single', from * 3),
      `${attention}/qkv_transform_single/bias/${joined}`,
    )
    const [queries, keys, values] = graph.nodes('Split', [all, integers([from, from, from])], { axis: 1 }, 3)
    const perHead = integers([-1, heads, from / heads])
    const split = (part: GraphValue, perm: readonly number[]) =>
      node('Transpose', [node('Reshape', [part, perHead])], { perm })
    const scaled = node('Mul', [split(queries!, [1, 0, 2]), number((from / heads) ** -0.5)])
    const shares = node('Softmax', [node('MatMul', [scaled, split(keys!, [1, 2, 0])])], { axis: -1 })
    const taken = node('MatMul', [shares, split(values!, [1, 0, 2])])
    const together = node('Reshape', [node('Transpose', [taken], { perm: [1, 0, 2] }), integers([-1, from])])
    return dense(
      together,
      kernel('output_transform_single', width),
      `${attention}/output_transform_single/bias/${joined}`,
    )
  }

  function feedForward(x: GraphValue, place: string): GraphValue {
    const kernel = (step: string) => table(`${place}/FFN/${step}/Tensordot/Reshape_1`)
    const bias = (step: string) => `${place}/FFN/${step}/bias/${joined}`
    const inner = node('Relu', [
      dense(normalize(x, `${place}/FFN/layer_prepostprocess`), kernel('conv1'), bias('conv1')),
    ])
    return dense(inner, kernel('conv2'), bias('conv2'))
  }

  const pieces = graph.input(encoderInput.pieces, 'int32', ['n'])
  const places = graph.input(encoderInput.places, 'float32', ['n', 1])
  const embedded = node('Gather', [table('Embeddings_en'), pieces])
  const angles = node('Mul', [places, table('TimingSignal/ExpandDims_1')])
  const timing = node('Concat', [node('Sin', [angles]), node('Cos', [angles])], { axis: 1 })
  // Twice, as the encoder was trained: its own code adds the timing to the embeddings, and that to them once more.
  let x = node('Add', [embedded, node('Add', [embedded, timing])])
  for (const [i, from] of layers.entries()) {
    const place = `Layer_${i}/TransformerLayer`
    const attended = attend(normalize(x, `${place}/layer_prepostprocess`), place, from)
    const kept =
      from === width ? x : dense(x, table(`${place}/dense/kernel/${joined}`), `${place}/dense/bias/${joined}`)
    const sum = node('Add', [attended, kept])
    x = node('Add', [feedForward(sum, place), sum])
  }
  const mean = node('ReduceMean', [x, integers([0])], { keepdims: 1 })
  const made = node('Tanh', [dense(mean, table('tanh_layer_0/weights'), 'tanh_layer_0/bias')])
  const value = node('LpNormalization', [made], { axis: 1, p: 2 })
  return graph.finish({ name: encoderOutput, value, dims: [1, width] })
}

const bytesOf = ({ buffer }: Float32Array | BigInt64Array) => new Uint8Array(buffer)
