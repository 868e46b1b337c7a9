import type { Identifier } from './identifier.js'
import type { LocatedToken } from './locate-tokens.js'
import { digitsSaid } from './number-words.js'

const sides = /^(?:n|s|e|w|ne|nw|se|sw|north|south|east|west|norte|sur|este|oeste)$/
const months = /^(?:\d{1,2}(?:st|nd|rd|th)?|(?:19|20)\d\d)$/

/** "Forty two n. elm street": extends addresses to a number and a direction before them. */
export function growAddresses(
  addresses: readonly Identifier[],
  tokens: readonly LocatedToken[],
): Identifier[] {
  return addresses.map((found) => {
    const address = growRight(found, tokens)
    let first = tokens.findIndex(({ from }) => from >= address.from)
    if (first < 0 || /\d/.test(tokens[first]!.raw)) return address
    let grown = first
    while (grown > 0 && /^[\s.]{1,2}$/.test(tokens[grown]!.gap) && isBefore(tokens[grown - 1]!)) grown--
    // "Grade 5 Elm Street": a small number alone belongs to something else.
    if (months.test(tokens[grown]!.raw) && grown === first - 1 && tokens[grown]!.raw.length < 2)
      return address
    first = grown
    return { ...address, from: Math.min(address.from, tokens[first]!.from) }
  })
}

/** "La calle Hunts", extended to "Point". */
function growRight(address: Identifier, tokens: readonly LocatedToken[]): Identifier {
  let last = tokens.findIndex(({ to }) => to >= address.to)
  while (last >= 0 && isCapital(tokens[last]) && isCapital(tokens[last + 1]) && tokens[last + 1]!.gap === ' ')
    last++
  return last < 0 ? address : { ...address, to: Math.max(address.to, tokens[last]!.to) }
}

const isCapital = (token: LocatedToken | undefined) => /^\p{Lu}\p{Ll}/u.test(token?.raw ?? '')

function isBefore({ raw, word }: LocatedToken): boolean {
  return /^\d{2,6}[a-z]?$/i.test(raw) || sides.test(word) || digitsSaid(word) > 0
}
