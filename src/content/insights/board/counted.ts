import type { PublishedCount } from '../insight-store.js'

export type CountResult = PublishedCount['result']

/** Which inquiries, or referrals, to count: those with one of some results, and with a value of a property. */
export interface Counted {
  results: readonly CountResult[]
  /** Empty for all of them. */
  about?: string
  group?: string
  /** Null for the whole group. */
  value?: string | null
}

/** A published count, and the numbers of the weeks that it adds up. */
export interface ShownPiece {
  weeks: readonly number[]
  times: number
}
