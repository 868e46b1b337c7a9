import { timingSafeEqual } from 'node:crypto'

/** Compares in constant time, so that the time tells nothing of a secret. */
export function isEqualSecret(given: unknown, wanted: string): boolean {
  if (typeof given !== 'string') return false
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}
