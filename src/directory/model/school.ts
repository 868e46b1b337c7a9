import type { schools } from '../../platform/database/schema.js'

/** A school. `phone` is E.164; `starts` and `ends` are the clock times of the school day. */
export type School = typeof schools.$inferSelect

/** 215 Lantern Street, Alder Creek, OH 44100 */
export function addressOf({ address, city, state, zip }: School): string {
  return `${address}, ${city}, ${state} ${zip}`
}

/** A link to the school on a public map; null if its location is unknown. */
export function mapLink({ latitude, longitude }: School): string | null {
  if (latitude === null || longitude === null) return null
  return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`
}
