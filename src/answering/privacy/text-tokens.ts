import type { MentionText } from '../../platform/text/mention-text.js'

/** A word or number of a text, folded and as typed, with its place and what stands before it. */
export interface LocatedToken {
  word: string
  raw: string
  gap: string
  from: number
  to: number
}

/** Gives the words of a text their places in it. */
export function locateTokens(text: string, { words }: MentionText): LocatedToken[] {
  let end = 0
  return words.map(({ word, raw }) => {
    const from = text.indexOf(raw, end)
    const gap = text.slice(end, from)
    end = from + raw.length
    return { word, raw, gap, from, to: end }
  })
}

/** A sentence or a line ends before this token; a row of full stops leads on. */
export function startsSentence({ gap }: LocatedToken): boolean {
  return /[!?;\n]|(?<!\.)\.\s/.test(gap)
}
