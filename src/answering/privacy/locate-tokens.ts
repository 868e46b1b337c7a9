import type { MentionText } from '../../platform/text/mention-text.js'

/** A word or number, folded and as typed, with its position and the separator before it. */
export interface LocatedToken {
  word: string
  raw: string
  gap: string
  from: number
  to: number
}

/** Finds the positions of a text's words. */
export function locateTokens(text: string, { words }: MentionText): LocatedToken[] {
  let end = 0
  return words.map(({ word, raw }) => {
    const from = text.indexOf(raw, end)
    const gap = text.slice(end, from)
    end = from + raw.length
    return { word, raw, gap, from, to: end }
  })
}

/** True if a sentence or a line ends before this token; an ellipsis does not end one. */
export function startsSentence({ gap }: LocatedToken): boolean {
  return /[!?;\n]|(?<!\.)\.\s/.test(gap)
}
