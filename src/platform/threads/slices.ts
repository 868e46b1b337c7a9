/** Long work in steps: it may be put off at each `yield`. */
export type Slices<T> = Generator<undefined, T, undefined>

/** How long one stretch may take before what came in meanwhile has its turn, in milliseconds. */
const stretchMs = 4

/** Does all of it now. */
export function runSlices<T>(work: Slices<T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/**
 * Does it in stretches: concerns that come in are answered between them.
 * @param stopping gives it up: it then rejects, once the work has cleaned up after itself
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
    await yieldToEventLoop()
  }
}

/** Makes a new list of a long one. */
export function* mapInSlices<T, R>(list: Iterable<T>, map: (item: T) => R): Slices<R[]> {
  const mapped: R[] = []
  yield* eachInSlices(list, (item) => void mapped.push(map(item)))
  return mapped
}

/** Puts a long list in order, in a new list: runs are sorted one by one, and then merged. Equal items stay in their order. */
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

/** Concerns that came in meanwhile are answered first. */
export const yieldToEventLoop = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Goes through a list, with a stop after so many. */
export function* eachInSlices<T>(list: Iterable<T>, work: (item: T) => void, many = 200): Slices<void> {
  let done = 0
  for (const item of list) {
    work(item)
    if (++done % many === 0) yield
  }
}
