/**
 * The numbers 0 to n - 1, in an order set by their keys and the seed. Adding or removing a key leaves the order of the
 * others unchanged: a model trained in this order changes because of new data, not by chance.
 * @param keys 32 bits each, for example from `textKey`
 */
export function steadyOrder(keys: Uint32Array, seed: number): Uint32Array {
  const places = Float64Array.from(keys, (key, i) => mix(key ^ Math.imul(seed, 0x9e3779b9)) * places32 + i)
  return Uint32Array.from(places.sort(), (place) => place % places32)
}

/** More than there are examples: key and index share one exact number. */
const places32 = 2 ** 20

/** A key for texts, equal for equal ones (FNV-1a). */
export function textKey(...parts: string[]): number {
  let hash = 0x811c9dc5
  for (const part of parts)
    for (const byte of Buffer.from(`${part}\0`)) hash = Math.imul(hash ^ byte, 0x01000193)
  return hash >>> 0
}

/** Spreads a key over all 32 bits (the finalizer of MurmurHash3). */
function mix(key: number): number {
  let hash = Math.imul(key ^ (key >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
