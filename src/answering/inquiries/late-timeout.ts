/** A timer that fires later than this means that our own thread is late; in milliseconds. */
const lateMs = 62.5
/** Extra time when our own thread is late, as nothing else would be faster; in milliseconds. */
const maxLatenessMs = 4000

/** @returns false when it takes longer than the limit */
export function withTimeout(ms: number, work: Promise<boolean>): Promise<boolean> {
  return new Promise((resolve) => {
    const cancel = afterTimeout(ms, () => resolve(false))
    void work.then((kept) => {
      cancel()
      resolve(kept)
    })
  })
}

/**
 * Calls `over` after a time limit; later when our own thread is late, since an unread reply may have been in time.
 * @returns cancels it
 */
export function afterTimeout(ms: number, over: () => void): () => void {
  const began = performance.now()
  let timer: NodeJS.Timeout
  let isOff = false
  const arm = () => {
    const due = performance.now() + ms
    const look = () => {
      const late = performance.now() - due > lateMs
      if (isOff) return
      if (late && performance.now() - began < ms + maxLatenessMs) arm()
      else over()
    }
    timer = setTimeout(() => setImmediate(look), ms).unref()
  }
  arm()
  return () => {
    isOff = true
    clearTimeout(timer)
  }
}
