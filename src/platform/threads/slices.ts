/** Long work in steps: it may be put off at each `yield`. */
export type Slices<T> = Generator<undefined, T, undefined>

/** How long one stretch may take before what came in meanwhile has its turn, in milliseconds. */
const stretchMs = 4

/** Does all of it now. */
export function atOnce<T>(work: Slices<T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** Does it in stretches: concerns that come in are answered between them. */
export async function inSlices<T>(work: Slices<T>): Promise<T> {
  for (;;) {
    const began = performance.now()
    do {
      const step = work.next()
      if (step.done) return step.value
    } while (performance.now() - began < stretchMs)
    await breath()
  }
}

/** Concerns that came in meanwhile are answered first. */
export const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Goes through a list, with a stop after so many. */
export function* eachInSlices<T>(list: Iterable<T>, work: (item: T) => void, many = 200): Slices<void> {
  let done = 0
  for (const item of list) {
    work(item)
    if (++done % many === 0) yield
  }
}
