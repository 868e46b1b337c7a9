import { LRUCache } from 'lru-cache'

/** What is kept in memory alone, and for a short time. */
export interface ShortMemory<T> {
  keep(key: string, value: T): void
  /** Null when there is none, or its time is over. */
  find(key: string): T | null
  forget(key: string): void
}

export interface ShortMemoryOptions {
  now(): Date
  /** In milliseconds. */
  keepFor: number
  /** At most this many; the oldest go first. */
  most?: number
}

/** What is over leaves the memory by itself, also when nobody asks. */
export function createShortMemory<T extends {}>({
  now,
  keepFor,
  most = 5000,
}: ShortMemoryOptions): ShortMemory<T> {
  const values = new LRUCache<string, T>({
    max: most,
    // lru-cache still gives what is exactly `ttl` old.
    ttl: keepFor - 1,
    ttlAutopurge: true,
    // The clock is read each time.
    ttlResolution: 0,
    perf: { now: () => now().getTime() },
  })
  return {
    keep: (key, value) => void values.set(key, value),
    // Not `get`: that would make it the newest.
    find: (key) => values.peek(key) ?? null,
    forget: (key) => void values.delete(key),
  }
}
