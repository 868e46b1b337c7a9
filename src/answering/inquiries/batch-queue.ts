/** Writes items in batches, one batch at a time: those that arrive meanwhile go together. */
export interface BatchQueue<T> {
  /** @returns the result of `write` for its batch */
  add(item: T): Promise<boolean>
  /** How many are not written yet. */
  count(): number
  /** Resolves when everything added so far is written. */
  flush(): Promise<void>
  /**
   * Does something else between two batches, which wait for it.
   * @param work called while no batch is being written; returns null when there is nothing to do
   */
  between(work: () => Promise<void> | null): Promise<void>
}

/** @param write must not reject */
export function createBatchQueue<T>(write: (items: readonly T[]) => Promise<boolean>): BatchQueue<T> {
  let queue: { item: T; done(kept: boolean): void }[] = []
  let onTheirWay = 0
  let working: Promise<void> | null = null

  function flush(): Promise<void> {
    working ??= untilDone(writeQueue())
    return working
  }

  function untilDone(work: Promise<void>): Promise<void> {
    return work.finally(() => {
      working = null
    })
  }

  async function writeQueue(): Promise<void> {
    while (queue.length > 0) {
      const some = queue
      queue = []
      onTheirWay = some.length
      const kept = await write(some.map(({ item }) => item))
      onTheirWay = 0
      for (const { done } of some) done(kept)
    }
  }

  return {
    flush,
    add: (item) =>
      new Promise((done) => {
        queue.push({ item, done })
        void flush()
      }),
    count: () => queue.length + onTheirWay,
    async between(work) {
      while (working) await working
      const doing = work()
      if (!doing) return
      working = untilDone(doing)
      await working
      if (queue.length > 0) await flush()
    },
  }
}
