import type { TrainingExample } from './train-linear-model.js'

/** The classes for which each feature has a weight: one row per feature, with its classes in order. */
export interface SparseRows {
  /** Features below this number have a weight for every class. */
  full: number
  /** Feature f's weights are from `starts[f]` to `starts[f + 1]`, exclusive; one longer than the number of features. */
  starts: Uint32Array
  /** The classes of the weights behind the full rows, whose classes need no list. */
  places: Uint16Array
}

/**
 * Gives each feature a weight for the classes it occurs with; a frequent feature, whose absence also matters, for every
 * class. Most features occur with few classes: this takes a tenth of the memory of full rows.
 * @param examples with the features numbered from the most frequent one on, if only some rows are full
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
  const rare = seen.findIndex((texts) => texts < fullFrom)
  const full = rare < 0 ? features : rare
  const eachPlace = (tell: (id: number, target: number) => void) => {
    last.fill(-1)
    for (const i of byClass) {
      const { vector, target } = examples[i]!
      for (const id of vector.ids) {
        if (id < full || last[id] === target) continue
        last[id] = target
        tell(id, target)
      }
    }
  }
  eachPlace((id) => lengths[id]!++)
  const starts = new Uint32Array(features + 1)
  for (let f = 0; f < features; f++) starts[f + 1] = starts[f]! + (f < full ? classes : lengths[f]!)
  const dense = full * classes
  const places = new Uint16Array(starts[features]! - dense)
  const next = starts.map((start) => start - dense)
  eachPlace((id, target) => {
    places[next[id]!++] = target
  })
  return { full, starts, places }
}
