import type { LocatedToken } from './locate-tokens.js'
import { digitsSaid, isTens } from './number-words.js'

/** Consecutive numbers, in digits or words: "216 - 555 - 0142", "four four oh". */
export interface NumberRun {
  /** Its tokens, from `first` to `last` inclusive. */
  first: number
  last: number
  /** Digits in each part; for a word, the digits it stands for. */
  groups: number[]
  digits: number
  /** How many parts are words. */
  said: number
}

/**
 * @param commas whether a comma may separate the parts
 * @returns the runs in order; a single number is a run, too
 */
export function findNumberRuns(tokens: readonly LocatedToken[], commas = false): NumberRun[] {
  const between = commas ? /^[\s,]{1,3}$/ : /^[\s()./·–-]{1,4}$/
  const runs: NumberRun[] = []
  let run: NumberRun | null = null
  for (let at = 0; at < tokens.length; at++) {
    const { raw, word, gap } = tokens[at]!
    const said = digitsSaid(word)
    const length = said || (/^\d+$/.test(raw) ? raw.length : 0)
    if (length === 0) {
      // "Cincuenta y cinco" continues.
      if (!(run && word === 'y' && isTens(tokens[at - 1]!.word) && digitsSaid(tokens[at + 1]?.word ?? '')))
        run = null
      continue
    }
    const goesOn: boolean = run !== null && between.test(gap)
    if (!run || !goesOn) {
      run = { first: at, last: at, groups: [], digits: 0, said: 0 }
      runs.push(run)
    }
    const within: boolean =
      said === 1 &&
      run.last < at &&
      isTens(tokens[at - 1]!.word === 'y' ? tokens[at - 2]!.word : tokens[at - 1]!.word)
    run.last = at
    run.said += said ? 1 : 0
    if (within) continue
    run.groups.push(length)
    run.digits += length
  }
  return runs
}
