import { hash } from 'node:crypto'
import type { DistrictFacts } from '../../directory/model/district-store.js'

/** Ids for a district's records: stable across exports, different between districts. */
export type HsdsIds = (...key: (string | number)[]) => string

/** @param district its website, which seldom changes */
export function createHsdsIds({ website, name }: DistrictFacts): HsdsIds {
  return (...key) => namedUuid(JSON.stringify([website || name, ...key]))
}

/**
 * A name-based UUID (RFC 9562, version 8: no other namespace fits). Thousands are needed at once: one hash call takes a
 * tenth of the usual library's time.
 */
function namedUuid(name: string): string {
  const hex = hash('sha256', name)
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
