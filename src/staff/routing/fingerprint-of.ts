import { createHash } from 'node:crypto'

/** Of what somebody has seen: another one when it has changed since. */
export function fingerprintOf(thing: unknown): string {
  return createHash('sha256').update(JSON.stringify(thing)).digest('hex').slice(0, 16)
}
