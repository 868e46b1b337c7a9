/** Long work that can pause at each `yield`. */
export type Slices<T> = Generator<undefined, T, undefined>

/** How long one slice may block the event loop, in milliseconds. */
const stretchMs = 4
/** A turn of the event loop in which nobody else had more to do is idle, in milliseconds. */
const idleMs = 1
/** How long work waits for an idle turn, in milliseconds: it goes on even under full load. */
const maxYieldMs = 100

/** What slices of all works took so far, in milliseconds: those are not somebody else's. */
let slicedMs = 0

/** Runs all slices now, without pausing. */
export function runSlices<T>(work: Slices<T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/**
 * Runs in slices while nobody else has anything to do: concerns that arrive are answered first. Between two turns only, 0.3 s of
 * work made answers wait half a second at 200 a second, as each answer takes several turns.
 * @param stopping aborts; rejects after the work has cleaned up
 */
export async function inSlices<T>(work: Slices<T>, stopping?: AbortSignal): Promise<T> {
  for (;;) {
    if (stopping?.aborted) {
      work.return(undefined as T)
      stopping.throwIfAborted()
    }
    const began = performance.now()
    do {
      const step = work.next()
      if (step.done) return step.value
    } while (performance.now() - began < stretchMs)
    slicedMs += performance.now() - began
    await untilIdle()
  }
}

/** Lets turns of the event loop pass until one is idle. */
async function untilIdle(): Promise<void> {
  const began = performance.now()
  for (;;) {
    const [turnBegan, slicedBefore] = [performance.now(), slicedMs]
    await yieldToEventLoop()
    const now = performance.now()
    const others = now - turnBegan - (slicedMs - slicedBefore)
    if (others < idleMs || now - began >= maxYieldMs) return
  }
}

/** Maps a long list. */
export function* mapInSlices<T, R>(list: Iterable<T>, map: (item: T) => R): Slices<R[]> {
  const mapped: R[] = []
  yield* eachInSlices(list, (item) => void mapped.push(map(item)))
  return mapped
}

/** Sorts a long list into a new one: sorts runs, then merges them. Stable. */
export function* sortInSlices<T>(
  list: readonly T[],
  compare: (a: T, b: T) => number,
  many = 500,
): Slices<T[]> {
  let sorted = [...list]
  for (let from = 0; from < sorted.length; from += many) {
    const run = sorted.slice(from, from + many).sort(compare)
    for (const [i, item] of run.entries()) sorted[from + i] = item
    yield
  }
  for (let width = many; width < sorted.length; width *= 2)
    sorted = yield* mergeRuns(sorted, width, compare, many)
  return sorted
}

function* mergeRuns<T>(
  list: readonly T[],
  width: number,
  compare: (a: T, b: T) => number,
  many: number,
): Slices<T[]> {
  const merged: T[] = []
  for (let from = 0; from < list.length; from += 2 * width) {
    const [middle, end] = [Math.min(from + width, list.length), Math.min(from + 2 * width, list.length)]
    for (let left = from, right = middle; left < middle || right < end; ) {
      const takesLeft = right >= end || (left < middle && compare(list[left]!, list[right]!) <= 0)
      merged.push(list[takesLeft ? left++ : right++]!)
      if (merged.length % many === 0) yield
    }
  }
  return merged
}

/** Lets waiting concerns be answered first. */
export const yieldToEventLoop = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Visits a list, pausing after every `many` items. */
export function* eachInSlices<T>(list: Iterable<T>, work: (item: T) => void, many = 200): Slices<void> {
  let done = 0
  for (const item of list) {
    work(item)
    if (++done % many === 0) yield
  }
}
