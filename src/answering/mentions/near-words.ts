import { editDistance } from '../../platform/text/edit-distance.js'
import { eachInSlices, runSlices, type Slices } from '../../platform/threads/slices.js'

export interface NearWord {
  word: string
  edits: number
}

/** Finds known words, typos included. */
export interface NearWords {
  has(word: string): boolean
  /** The word itself; else the known words within the allowed edits, nearest first. */
  find(typed: string): readonly NearWord[]
  /** The known words within the allowed edits, itself too, in no order. */
  near(typed: string): readonly NearWord[]
}

/** One edit for words of five letters, two for nine: in shorter words a typo makes another word. */
export function editsAllowed(typed: string): 0 | 1 | 2 {
  return typed.length < 5 ? 0 : typed.length < 9 ? 1 : 2
}

/**
 * A deletion index: two words within n edits are equal after deleting up to n letters from each. A look-up costs as
 * many probes as the typed word has letters (or pairs of letters), however many words are known. The first letter must
 * match: typos there are rare, chance matches are not.
 */
export function createNearWords(words: Iterable<string>): NearWords {
  return runSlices(nearWordSlices(words))
}

/**
 * The same in slices, for many words.
 * @param shared knows some of them already: they take no memory here
 */
export function* nearWordSlices(words: Iterable<string>, shared?: NearWords): Slices<NearWords> {
  const known = new Set(words)
  let longest = 2
  const shortened = new Map<string, string | string[]>()
  yield* eachInSlices(known, (word) => {
    if (shared?.has(word)) return
    longest = Math.max(longest, word.length + 2)
    for (const rest of shorten(word, editsFrom(word))) remember(shortened, rest, word)
  })
  const near = (typed: string): NearWord[] => {
    const maxEdits = editsAllowed(typed)
    if (maxEdits === 0) return []
    const others = shared?.near(typed).filter(({ word }) => known.has(word)) ?? []
    // A very long word has too many pairs of letters.
    if (typed.length > longest) return others
    return [...others, ...nearest(candidates(shortened, typed, maxEdits), typed, maxEdits)]
  }
  return {
    has: (word) => known.has(word),
    near,
    find: (typed) =>
      known.has(typed)
        ? [{ word: typed, edits: 0 }]
        : near(typed).sort((a, b) => a.edits - b.edits || (a.word < b.word ? -1 : 1)),
  }
}

/** The typed word may be two letters longer or shorter. */
function editsFrom(word: string): 0 | 1 | 2 {
  return word.length < 4 ? 0 : word.length < 7 ? 1 : 2
}

function candidates(shortened: Map<string, string | string[]>, typed: string, maxEdits: 1 | 2): Set<string> {
  const found = new Set<string>()
  for (const rest of shorten(typed, maxEdits)) {
    const words = shortened.get(rest)
    if (typeof words === 'string') found.add(words)
    else for (const word of words ?? []) found.add(word)
  }
  return found
}

function nearest(found: Set<string>, typed: string, maxEdits: 1 | 2): NearWord[] {
  const near: NearWord[] = []
  for (const word of found) {
    const edits = editDistance(typed, word, maxEdits)
    if (edits <= maxEdits) near.push({ word, edits })
  }
  return near
}

/** The word, and every result of deleting up to `times` letters. */
function shorten(word: string, times: 0 | 1 | 2): Set<string> {
  const made = new Set([word])
  if (times === 0) return made
  for (let i = 1; i < word.length; i++) {
    const once = word.slice(0, i) + word.slice(i + 1)
    made.add(once)
    if (times === 1) continue
    for (let j = i; j < once.length; j++) made.add(once.slice(0, j) + once.slice(j + 1))
  }
  return made
}

/** Most results belong to one word: a plain string takes less memory than a list of one. */
function remember(shortened: Map<string, string | string[]>, rest: string, word: string): void {
  const before = shortened.get(rest)
  if (before === undefined) shortened.set(rest, word)
  else if (typeof before === 'string') shortened.set(rest, [before, word])
  else before.push(word)
}
