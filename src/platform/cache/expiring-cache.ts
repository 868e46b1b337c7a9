import { LRUCache } from 'lru-cache'

/** Values in memory only, each for a short time. */
export interface ExpiringCache<T> {
  keep(key: string, value: T): void
  /** Null for none, or an expired one. */
  find(key: string): T | null
  forget(key: string): void
  /** The entries that have not expired, newest first. */
  all(): Iterable<[key: string, value: T]>
}

export interface ExpiringCacheOptions {
  now(): Date
  /** In milliseconds. */
  keepFor: number
  /** Max entries; the oldest go first. */
  maxEntries?: number
}

/** Expired values leave the memory on their own, even if nobody asks for them. */
export function createExpiringCache<T extends {}>({
  now,
  keepFor,
  maxEntries = 5000,
}: ExpiringCacheOptions): ExpiringCache<T> {
  let values: LRUCache<string, T> | null = null
  const create = () =>
    new LRUCache<string, T>({
      max: maxEntries,
      // lru-cache still returns values that are exactly `ttl` old.
      ttl: keepFor - 1,
      ttlAutopurge: true,
      // Reads the clock every time.
      ttlResolution: 0,
      perf: { now: () => now().getTime() },
    })
  return {
    keep(key, value) {
      // Not earlier: it takes the memory of all entries at once.
      values ??= create()
      values.set(key, value)
    },
    // Not `get`, which would make it the newest.
    find: (key) => values?.peek(key) ?? null,
    forget: (key) => void values?.delete(key),
    all: () => values?.entries() ?? [],
  }
}
