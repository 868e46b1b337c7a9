import { countParts } from './count-parts.js'
import { withoutRareAccents, withPlainSigns } from './plain-letters.js'

/** One line of a reply. */
export interface ReplyLine {
  text: string
  /** A shorter version for tight replies; null for none. */
  short: string | null
  /** The highest number goes first; `droppedLast` only after lines have been shortened; 0 never. */
  dropOrder: number
}

export const droppedLast = 1

/** Max parts of a reply. */
export const maxParts = 2

/**
 * Fits lines into two parts at most. Keeps accents if all fits with them; otherwise drops accents before any words.
 * @param options.keepLetters drops lines instead of accents: for a language that is hard to read without them
 */
export function fitReply(lines: readonly ReplyLine[], { keepLetters = false } = {}): string {
  const plainer = keepLetters ? (text: string) => text : withoutRareAccents
  let left = [...lines]
  for (;;) {
    const text = withPlainSigns(left.map((line) => line.text).join('\n'))
    const fitting = [text, plainer(text)].find(fits)
    if (fitting !== undefined) return fitting
    const fewer = shortenOne(left)
    if (fewer === null) return countParts(plainer(text)).texts.slice(0, maxParts).join('')
    left = fewer
  }
}

function fits(text: string): boolean {
  return countParts(text).texts.length <= maxParts
}

/** First drop the least needed lines, then use shorter versions, then drop the rest. */
function shortenOne(lines: readonly ReplyLine[]): ReplyLine[] | null {
  const next = Math.max(...lines.map((line) => line.dropOrder))
  const chosen =
    lines.findLast((line) => line.dropOrder === next && next > droppedLast) ??
    lines.findLast((line) => line.short !== null) ??
    lines.findLast((line) => line.dropOrder === droppedLast)
  if (!chosen) return null
  const shorter = chosen.short === null ? [] : [{ ...chosen, text: chosen.short, short: null }]
  return lines.flatMap((line) => (line === chosen ? shorter : [line]))
}

/** Cuts a name to a length in characters, and marks the cut. */
export function clip(name: string, maxLength: number): string {
  const letters = [...name]
  return letters.length <= maxLength
    ? name
    : `${letters
        .slice(0, maxLength - 3)
        .join('')
        .trimEnd()}...`
}
