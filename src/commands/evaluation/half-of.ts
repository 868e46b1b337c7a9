import { hash } from 'node:crypto'

export type Half = 'a' | 'b'

/** The half of a labelled set that a concern belongs to, by its id: the same on every computer, whatever else is in the set. */
export function halfOf(id: string): Half {
  return Number.parseInt(hash('sha256', id).slice(0, 2), 16) < 128 ? 'a' : 'b'
}
