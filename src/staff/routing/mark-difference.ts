/** A text in three parts: the difference is in the middle, and may be empty. */
export interface MarkedText {
  start: string
  changed: string
  end: string
}

/**
 * Marks the difference between two texts: whole words, from the first different one to the last. Marks nothing if one text is
 * missing, or they have neither beginning nor end in common: then everything is old, or new.
 */
export function markDifference(
  before: string | null,
  after: string | null,
): { before: MarkedText | null; after: MarkedText | null } {
  if (before === null || after === null) return { before: unmarked(before), after: unmarked(after) }
  const [old, now] = [wordsOf(before), wordsOf(after)]
  const shorter = Math.min(old.length, now.length)
  let start = 0
  while (start < shorter && old[start] === now[start]) start += 1
  let end = 0
  while (end < shorter - start && old.at(-1 - end) === now.at(-1 - end)) end += 1
  if (start + end === 0) return { before: unmarked(before), after: unmarked(after) }
  return { before: cut(old, start, end), after: cut(now, start, end) }
}

/** Words, and the characters between them. */
function wordsOf(text: string): string[] {
  return text.split(/(\s+)/)
}

function cut(words: string[], start: number, end: number): MarkedText {
  const last = words.length - end
  return {
    start: words.slice(0, start).join(''),
    changed: words.slice(start, last).join(''),
    end: words.slice(last).join(''),
  }
}

const unmarked = (text: string | null): MarkedText | null =>
  text === null ? null : { start: text, changed: '', end: '' }
