import type { PackedExamples } from './packed-examples.js'

/** Classes by index: from the first number to before the second. */
export type ClassRange = readonly [from: number, to: number]

/** The classes of a range for which each feature has a weight: one row per feature, with its classes in order. */
export interface SparseRows {
  /** Features below this number have a weight for every class. */
  full: number
  /** Feature f's weights are from `starts[f]` to `starts[f + 1]`, exclusive; one longer than the number of features. */
  starts: Uint32Array
  /** The classes of the weights behind the full rows, whose classes need no list; counted from the range's first. */
  places: Uint16Array
}

/** Counts the features in at least `fullFrom` texts. They must be numbered from the most frequent one on. */
export function countFull({ parts }: PackedExamples, features: number, fullFrom: number): number {
  const seen = new Uint32Array(features)
  for (const { starts, ends, ids } of parts)
    for (let i = 0; i < starts.length; i++) for (let at = starts[i]!; at < ends[i]!; at++) seen[ids[at]!]!++
  const rare = seen.findIndex((texts) => texts < fullFrom)
  return rare < 0 ? features : rare
}

/**
 * Gives each feature a weight for the classes it occurs with; a frequent feature, whose absence also matters, for every
 * class. Most features occur with few classes: this takes a tenth of the memory of full rows.
 * @param full number of features, from the most frequent one on, with a full row: see `countFull`
 */
export function layOutRows(
  { parts, targets }: PackedExamples,
  features: number,
  full: number,
  [first, end]: ClassRange,
): SparseRows {
  const byClass = [...targets.keys()]
    .filter((i) => targets[i]! >= first && targets[i]! < end)
    .sort((a, b) => targets[a]! - targets[b]!)
  const inPart = parts[0]!.starts.length
  const last = new Int32Array(features)
  const eachPlace = (tell: (id: number, place: number) => void) => {
    last.fill(-1)
    for (const i of byClass) {
      const place = targets[i]! - first
      const part = Math.min(Math.floor(i / inPart), parts.length - 1)
      const { starts: from, ends: to, ids } = parts[part]!
      const example = i - part * inPart
      for (let at = from[example]!; at < to[example]!; at++) {
        const id = ids[at]!
        if (id < full || last[id] === place) continue
        last[id] = place
        tell(id, place)
      }
    }
  }
  const lengths = new Uint32Array(features).fill(end - first, 0, full)
  eachPlace((id) => lengths[id]!++)
  const starts = new Uint32Array(features + 1)
  for (let f = 0; f < features; f++) starts[f + 1] = starts[f]! + lengths[f]!
  const dense = full * (end - first)
  const places = new Uint16Array(starts[features]! - dense)
  const next = starts.map((start) => start - dense)
  eachPlace((id, place) => {
    places[next[id]!++] = place
  })
  return { full, starts, places }
}
