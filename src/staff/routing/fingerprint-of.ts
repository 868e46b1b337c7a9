import { createHash } from 'node:crypto'

/** A hash of what somebody saw; it differs after a change. */
export function fingerprintOf(thing: unknown): string {
  return createHash('sha256').update(JSON.stringify(thing)).digest('hex').slice(0, 16)
}
