import type { schools } from '../../platform/database/schema.js'

/** A school. `phone` is E.164; `starts` and `ends` are the clock times of the school day. */
export type School = typeof schools.$inferSelect

/** 215 Lantern Street, Alder Creek, OH 44100 */
export function addressOf({ address, city, state, zip }: School): string {
  return `${address}, ${city}, ${state} ${zip}`
}
