import { createRequire } from 'node:module'
import type * as Core from '@zxcvbn-ts/core'
import type * as Common from '@zxcvbn-ts/language-common'

/** The fault of a new password. */
export type PasswordFault = 'short' | 'long' | 'common'

/** NIST SP 800-63B-4, 3.1.1.2: 15 characters if the password is the only factor; no composition rules. */
export const minPasswordLength = 15
/** Longer than any sentence; hashing needs a limit. */
export const maxPasswordLength = 256
/** Guesses (a power of ten) that a password must withstand; its list holds 49,233 common ones. */
const minGuesses = 10

const productName = 'Who to Ask'

/** Minimum number of characters besides known words. */
const minOfOwn = 8

/** How many characters to rate: enough to see a strong password, while a long one would block for half a second. */
const looksAt = 40

/** Checks a new password. @param about known words of its owner: name, email address */
export type PasswordPolicy = (password: string, about: readonly string[]) => PasswordFault | null

/**
 * The list of common passwords, 4 MB, is loaded for the first one that is long enough.
 * @param contextWords what everybody here could guess, besides the person's own name and address: the district's names
 */
export function createPasswordPolicy(contextWords: () => readonly string[] = () => []): PasswordPolicy {
  return (password, about) => {
    const letters = [...password.normalize('NFKC')].length
    if (letters < minPasswordLength) return 'short'
    if (letters > maxPasswordLength) return 'long'
    const known = [...about, ...contextWords(), productName]
    const words = known.flatMap((text) => text.split(/[\s@.]+/)).filter((word) => word.length > 2)
    opened ??= open()
    const { guessesLog10 } = opened.check(password.slice(0, looksAt), words)
    return guessesLog10 < minGuesses || isOnlyMadeOf(password, words) ? 'common' : null
  }
}

/** It keeps nothing of what it checks. */
let opened: Core.ZxcvbnFactory | null = null

function open(): Core.ZxcvbnFactory {
  const load = createRequire(import.meta.url)
  const { ZxcvbnFactory } = load('@zxcvbn-ts/core') as typeof Core
  const { adjacencyGraphs, dictionary } = load('@zxcvbn-ts/language-common') as typeof Common
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
}

/** Known words, in any order and with any separators, are guessed first. */
function isOnlyMadeOf(password: string, words: readonly string[]): boolean {
  const plain = password.toLowerCase()
  const rest = words.reduce((text, word) => text.replaceAll(word.toLowerCase(), ''), plain)
  return rest !== plain && (rest.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < minOfOwn
}
