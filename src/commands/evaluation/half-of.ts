import { hash } from 'node:crypto'

export type Half = 'a' | 'b'

/** The half of a labeled set that a concern belongs to, by its id alone: the same on every computer and for any set. */
export function halfOf(id: string): Half {
  return Number.parseInt(hash('sha256', id).slice(0, 2), 16) < 128 ? 'a' : 'b'
}
