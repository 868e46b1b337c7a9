import type { TrainingExample } from './train-linear-model.js'

/** Which classes each feature has a weight for: a row a feature, its classes in order. */
export interface SparseRows {
  /** The row of feature f is from `starts[f]` up to `starts[f + 1]`. */
  starts: Uint32Array
  /** The class of each place in a row. */
  places: Uint16Array
}

/**
 * Gives a feature a weight for each class it is seen with; for every class where it is seen in so many texts that its absence
 * says something, too. Most features are seen with few classes: their rows hold a tenth of what full ones would.
 * @param fullFrom texts that a feature is seen in from which its row is full
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
