import { hashText } from '../../answering/privacy/tagger/hash-text.js'

/** Random numbers from a seed, the same on every run. */
export interface RandomChoice {
  /** From 0, below 1. */
  next(): number
  chance(share: number): boolean
  pick<T>(values: readonly T[]): T
  /** From `least` to `most`, inclusive. */
  between(min: number, max: number): number
  /** This many digits; the first is not zero. */
  digits(count: number): string
}

export function createRandomChoice(seed: string): RandomChoice {
  let state = hashText(seed) || 1
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const between = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  return {
    next,
    chance: (share) => next() < share,
    pick: (values) => values[Math.floor(next() * values.length)]!,
    between,
    digits: (count) =>
      String(between(1, 9)) + Array.from({ length: count - 1 }, () => between(0, 9)).join(''),
  }
}
