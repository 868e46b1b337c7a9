import type { TrainingExample } from './train-linear-model.js'

/** The classes for which each feature has a weight: one row per feature, with its classes in order. */
export interface SparseRows {
  /** Feature f's row is from `starts[f]` to `starts[f + 1]`, exclusive. */
  starts: Uint32Array
  /** The classes of all rows. */
  places: Uint16Array
}

/**
 * Gives each feature a weight for the classes it occurs with; a frequent feature, whose absence also matters, for every
 * class. Most features occur with few classes: this takes a tenth of the memory of full rows.
 * @param fullFrom a feature in this many texts gets a full row
 */
export function layOutRows(
  examples: readonly TrainingExample[],
  features: number,
  classes: number,
  fullFrom: number,
): SparseRows {
  const byClass = [...examples.keys()].sort((a, b) => examples[a]!.target - examples[b]!.target)
  const seen = new Uint32Array(features)
  for (const { vector } of examples) for (const id of vector.ids) seen[id]!++
  const last = new Int32Array(features).fill(-1)
  const lengths = new Uint32Array(features)
  const eachPlace = (tell: (id: number, target: number) => void) => {
    last.fill(-1)
    for (const i of byClass) {
      const { vector, target } = examples[i]!
      for (const id of vector.ids) {
        if (last[id] === target || seen[id]! >= fullFrom) continue
        last[id] = target
        tell(id, target)
      }
    }
  }
  eachPlace((id) => lengths[id]!++)
  const starts = new Uint32Array(features + 1)
  for (let f = 0; f < features; f++)
    starts[f + 1] = starts[f]! + (seen[f]! >= fullFrom ? classes : lengths[f]!)
  const places = new Uint16Array(starts[features]!)
  const next = starts.slice(0, features)
  eachPlace((id, target) => {
    places[next[id]!++] = target
  })
  for (let f = 0; f < features; f++)
    if (seen[f]! >= fullFrom) for (let c = 0; c < classes; c++) places[starts[f]! + c] = c
  return { starts, places }
}
