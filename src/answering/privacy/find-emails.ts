import { allMatches } from '../../platform/text/all-matches.js'
import { buildPattern } from '../../platform/text/build-pattern.js'
import { foldName } from '../../platform/text/mention-text.js'
import { findAll } from './find-all.js'
import type { Identifier } from './identifier.js'
import { digitsSaid } from './number-words.js'

// The lookbehind keeps it linear: otherwise a long run would be retried from each of its characters.
const email = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu
const dot = '(?:\\.|\\(dot\\)|\\[dot\\]|\\(punto\\)|dot|punto)'
const ends = '(?:com|net|org|edu|gov|mx|us|es|io|co|me|info)'
const providers =
  '(?:gmail|gmial|yahoo|hotmail|outlook|icloud|aol|live|msn|ymail|proton|protonmail|comcast|att|sbcglobal|verizon)'
/** An address from its "at" on, with spaces, and words for signs. */
const domain = buildPattern(
  `(?:\\s{0,2}@|\\s{0,2}[([](?:at|arroba)[)\\]]|\\s(?:at|arroba))\\s{0,2}(?:[\\p{L}\\p{N}-]{2,30}(?:\\s?${dot}\\s?[\\p{L}\\p{N}-]{2,20})?\\s?${dot}\\s?${ends}|${providers}(?:\\s(?:com|net))?)(?![\\p{L}\\p{N}])`,
  'giu',
)
const ofAddress = /[\p{L}\p{N}._%+-]/u
const joiner =
  /(?:(?<![\p{L}\p{N}])(?:dot|punto|underscore|under score|guion bajo|gui[oó]n|dash|hyphen|minus|raya|[._-])\s?|[([](?:dot|punto|underscore|gui[oó]n|guion bajo|dash)[)\]]\s?)$/iu
/** Just before an address. */
const cue = /(?:(?<![\p{L}\p{N}])(?:is|its|it's|es|emails?|e-mail|mail|correo|to|a|al|at|en)|:)\s{1,2}$/iu
/** Single characters, up to the next sign. */
const spelledLetters = /(?<![\p{L}\p{N}'’])(?:[\p{L}\p{N}]\s){2,16}[\p{L}\p{N}]$/u
const maxPieces = 9
/** In characters, including the space around it. */
const maxJoinerLength = 16

/** Email addresses, written or spoken: "k underscore dillard at yahoo dot com". */
export function findEmails(text: string): Identifier[] {
  const said = allMatches(text, domain).flatMap((match): Identifier[] => {
    const isSaid = !match[0].includes('@')
    const from = lengthOfLocalPart(text.slice(Math.max(0, match.index - 120), match.index), isSaid)
    if (from === 0) return []
    return [{ kind: 'email', from: match.index - from, to: match.index + match[0].length }]
  })
  return [...findAll(text, email, 'email'), ...said]
}

/** How many characters before the "at" belong to the address. */
function lengthOfLocalPart(before: string, isSaid: boolean): number {
  let start = startOfPiece(before, before.length)
  if (start === before.length) return 0
  let stop = before.length
  for (let pieces = 1; pieces < maxPieces; pieces++) {
    const near = before.slice(Math.max(0, start - maxJoinerLength), start)
    // "farfan 22 arroba …": a number is read out behind a word.
    const isCounted = isSaid && isNumberSaid(before.slice(start, stop)) && !cue.test(near)
    const join = joiner.exec(near) ?? (isCounted ? /\s$/.exec(near) : null)
    if (!join) {
      // "t i n a 64 at aol dot com"
      const spelled = spelledLetters.exec(before.slice(Math.max(0, start - 40), start + 1))
      if (!isSaid || !spelled) break
      start -= spelled[0].length - 1
      break
    }
    const end = before.slice(0, start - join[0].length).trimEnd().length
    const piece = startOfPiece(before, end)
    if (piece === end) break
    start = piece
    stop = end
  }
  return before.length - (isSaid ? backToCue(before, start) : start)
}

function isNumberSaid(piece: string): boolean {
  return /^(?:\d{1,4}|y)$/i.test(piece) || digitsSaid(foldName(piece)) > 0
}

/**
 * The start of the run of address characters that ends here. A loop, because a pattern ending in `$` is retried from
 * each of them.
 */
function startOfPiece(text: string, end: number): number {
  let start = end
  while (start > 0 && end - start < 64 && ofAddress.test(text.charAt(start - 1))) start--
  return start
}

/** "To dona rosy arroba gmail": everything between "to" and the "at" belongs to the address. */
function backToCue(before: string, start: number): number {
  let at = start
  for (let pieces = 0; pieces < 7; pieces++) {
    if (cue.test(before.slice(Math.max(0, at - maxJoinerLength), at))) return at
    const end = before.slice(0, at).trimEnd().length
    const piece = startOfPiece(before, end)
    if (piece === end || end === at) return start
    at = piece
  }
  return start
}
