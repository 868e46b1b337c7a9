import { countParts } from './count-parts.js'
import { withoutRareAccents, withPlainSigns } from './plain-letters.js'

/** One line of a reply. */
export interface ReplyLine {
  text: string
  /** Said in place of it where room is short; null where there is no shorter way. */
  short: string | null
  /** The line with the highest number is given up first; `sadToMiss` after every line that can be shortened; 0 never. */
  giveUp: number
}

export const droppedLast = 1

/** A reply is at most this many parts. */
export const maxParts = 2

/**
 * Puts lines together so that they travel in two parts at most. Accents that make a part smaller stay where all fits with
 * them; where it does not, they go first, before anything that is said.
 * @param options.keepLetters lines give way in place of accents: for a language that is hard to read without them
 */
export function fitReply(lines: readonly ReplyLine[], { keepLetters = false } = {}): string {
  const plainer = keepLetters ? (text: string) => text : withoutRareAccents
  let left = [...lines]
  for (;;) {
    const text = withPlainSigns(left.map((line) => line.text).join('\n'))
    const fitting = [text, plainer(text)].find(fits)
    if (fitting !== undefined) return fitting
    const fewer = giveUpOne(left)
    if (fewer === null) return countParts(plainer(text)).texts.slice(0, maxParts).join('')
    left = fewer
  }
}

function fits(text: string): boolean {
  return countParts(text).texts.length <= maxParts
}

/** First what can be left out, the least needed before the others; then what can be said in fewer words; last what is sad to miss. */
function giveUpOne(lines: readonly ReplyLine[]): ReplyLine[] | null {
  const least = Math.max(...lines.map((line) => line.giveUp))
  const given =
    lines.findLast((line) => line.giveUp === least && least > droppedLast) ??
    lines.findLast((line) => line.short !== null) ??
    lines.findLast((line) => line.giveUp === droppedLast)
  if (!given) return null
  const shorter = given.short === null ? [] : [{ ...given, text: given.short, short: null }]
  return lines.flatMap((line) => (line === given ? shorter : [line]))
}

/** At most so many characters of a name. */
export function clip(name: string, most: number): string {
  const letters = [...name]
  return letters.length <= most
    ? name
    : `${letters
        .slice(0, most - 3)
        .join('')
        .trimEnd()}...`
}
