import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire'

/** A value of a graph: the output of a node, an input, or a constant. */
export type GraphValue = string & { readonly value: unique symbol }

/** An attribute of a node: a list of integers, an integer, or a `{ float }`. */
export type GraphAttribute = number | readonly number[] | { float: number }

/** Builds a model for ONNX Runtime, node by node. */
export interface OnnxGraph {
  /** @param dims a number for a fixed size, a name for one that each run sets */
  input(name: string, type: GraphType, dims: readonly (number | string)[]): GraphValue
  /** @param bytes the numbers in row-major order, little-endian */
  constant(type: GraphType, dims: readonly number[], bytes: Uint8Array): GraphValue
  /** Adds a node. @param operator of ONNX's default set, in the version of `operatorSet` */
  node(
    operator: string,
    inputs: readonly GraphValue[],
    attributes?: Record<string, GraphAttribute>,
  ): GraphValue
  /** The same for an operator with several outputs. */
  nodes(
    operator: string,
    inputs: readonly GraphValue[],
    attributes: Record<string, GraphAttribute>,
    outputs: number,
  ): GraphValue[]
  /** @returns the model as a file would hold it */
  finish(output: { name: string; value: GraphValue; dims: readonly number[] }): Uint8Array
}

/** ONNX's numbers for the types of its values. */
export const graphType = { float32: 1, int32: 6, int64: 7 } as const

export type GraphType = keyof typeof graphType

const operatorSet = 18
/** Of ONNX's file format: the one that goes with that operator set. */
const fileVersion = 8

/** Numbers of the fields, and of the kinds of attributes, from ONNX's `onnx.proto`. */
const field = {
  model: { fileVersion: 1, graph: 7, operatorSet: 8 },
  operatorSet: { version: 2 },
  graph: { node: 1, name: 2, constant: 5, input: 11, output: 12 },
  node: { input: 1, output: 2, operator: 4, attribute: 5 },
  attribute: { name: 1, float: 2, int: 3, ints: 8, kind: 20 },
  tensor: { dims: 1, type: 2, name: 8, bytes: 9 },
  value: { name: 1, type: 2 },
  type: { tensor: 1 },
  tensorType: { element: 1, shape: 2 },
  shape: { dim: 1 },
  dim: { size: 1, name: 2 },
} as const
const attributeKind = { float: 1, int: 2, ints: 7 } as const

/** @param name of the graph, for messages of ONNX Runtime */
export function createOnnxGraph(name: string): OnnxGraph {
  const graph = new BinaryWriter()
  let values = 0
  const newValue = () => `v${++values}` as GraphValue

  function nodes(
    operator: string,
    inputs: readonly GraphValue[],
    attributes: Record<string, GraphAttribute>,
    outputs: number,
  ): GraphValue[] {
    const made = Array.from({ length: outputs }, newValue)
    message(graph, field.graph.node, () => {
      for (const input of inputs) text(graph, field.node.input, input)
      for (const output of made) text(graph, field.node.output, output)
      text(graph, field.node.operator, operator)
      for (const [key, value] of Object.entries(attributes)) writeAttribute(graph, key, value)
    })
    return made
  }

  return {
    nodes,
    node: (operator, inputs, attributes = {}) => nodes(operator, inputs, attributes, 1)[0]!,
    input(name, type, dims) {
      writeValue(graph, field.graph.input, { name, type, dims })
      return name as GraphValue
    },
    constant(type, dims, bytes) {
      const made = newValue()
      message(graph, field.graph.constant, () => {
        for (const size of dims) integer(graph, field.tensor.dims, size)
        integer(graph, field.tensor.type, graphType[type])
        text(graph, field.tensor.name, made)
        graph.tag(field.tensor.bytes, WireType.LengthDelimited).bytes(bytes)
      })
      return made
    },
    finish({ name: output, value, dims }) {
      message(graph, field.graph.node, () => {
        text(graph, field.node.input, value)
        text(graph, field.node.output, output)
        text(graph, field.node.operator, 'Identity')
      })
      writeValue(graph, field.graph.output, { name: output, type: 'float32', dims })
      text(graph, field.graph.name, name)
      const model = new BinaryWriter()
      integer(model, field.model.fileVersion, fileVersion)
      model.tag(field.model.graph, WireType.LengthDelimited).bytes(graph.finish())
      message(model, field.model.operatorSet, () => integer(model, field.operatorSet.version, operatorSet))
      return model.finish()
    },
  }
}

function writeAttribute(writer: BinaryWriter, name: string, value: GraphAttribute): void {
  message(writer, field.node.attribute, () => {
    text(writer, field.attribute.name, name)
    if (typeof value === 'number') {
      integer(writer, field.attribute.int, value)
      integer(writer, field.attribute.kind, attributeKind.int)
    } else if ('float' in value) {
      writer.tag(field.attribute.float, WireType.Bit32).float(value.float)
      integer(writer, field.attribute.kind, attributeKind.float)
    } else {
      for (const each of value) integer(writer, field.attribute.ints, each)
      integer(writer, field.attribute.kind, attributeKind.ints)
    }
  })
}

interface NamedValue {
  name: string
  type: GraphType
  dims: readonly (number | string)[]
}

function writeValue(writer: BinaryWriter, at: number, { name, type, dims }: NamedValue): void {
  message(writer, at, () => {
    text(writer, field.value.name, name)
    message(writer, field.value.type, () =>
      message(writer, field.type.tensor, () => {
        integer(writer, field.tensorType.element, graphType[type])
        message(writer, field.tensorType.shape, () => {
          for (const size of dims)
            message(writer, field.shape.dim, () =>
              typeof size === 'number'
                ? integer(writer, field.dim.size, size)
                : text(writer, field.dim.name, size),
            )
        })
      }),
    )
  })
}

function message(writer: BinaryWriter, at: number, write: () => void): void {
  writer.tag(at, WireType.LengthDelimited).fork()
  write()
  writer.join()
}

function text(writer: BinaryWriter, at: number, value: string): void {
  writer.tag(at, WireType.LengthDelimited).string(value)
}

/** All of these fields are enums or 64-bit integers, which are written in the same way. */
function integer(writer: BinaryWriter, at: number, value: number): void {
  writer.tag(at, WireType.Varint).int64(value)
}
