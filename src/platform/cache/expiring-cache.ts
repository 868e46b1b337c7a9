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

export function createShortMemory<T>({ now, keepFor, most = 5000 }: ShortMemoryOptions): ShortMemory<T> {
  const values = new Map<string, { value: T; until: number }>()
  const dropOld = () => {
    // A Map keeps the order of entry, which is the order of expiry.
    for (const [key, { until }] of values) {
      if (values.size <= most && until > now().getTime()) return
      values.delete(key)
    }
  }
  return {
    keep: (key, value) => {
      values.delete(key)
      values.set(key, { value, until: now().getTime() + keepFor })
      dropOld()
    },
    find: (key) => {
      dropOld()
      return values.get(key)?.value ?? null
    },
    forget: (key) => void values.delete(key),
  }
}
