import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'

/** What is wrong with a new password. */
export type PasswordFault = 'short' | 'long' | 'common'

/** NIST SP 800-63B-4, 3.1.1.2: 15 characters where the password is the only factor; no rules for its composition. */
export const minPasswordLength = 15
/** Longer than any sentence; hashing must have an end. */
export const maxPasswordLength = 256
/** Guesses (a power of ten) that a password must withstand; its list holds the 30,000 most common ones. */
const minGuesses = 10

/** So many letters of a password must be other than the owner's name and address. */
const minOfOwn = 8

/** What starts a password is enough to tell that it is hard to guess; a long one would hold others up for half a second. */
const looksAt = 40

/** Checks a new password. @param about words that are known of its owner: name, e-mail address */
export type PasswordPolicy = (password: string, about: readonly string[]) => PasswordFault | null

/** Reading the list of common ones takes a quarter of a second: make it once. */
export function createPasswordPolicy(): PasswordPolicy {
  const guesser = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
  return (password, about) => {
    const letters = [...password.normalize('NFKC')].length
    if (letters < minPasswordLength) return 'short'
    if (letters > maxPasswordLength) return 'long'
    const words = about.flatMap((text) => text.split(/[\s@.]+/)).filter((word) => word.length > 2)
    const { guessesLog10 } = guesser.check(password.slice(0, looksAt), words)
    return guessesLog10 < minGuesses || isOnlyMadeOf(password, words) ? 'common' : null
  }
}

/** One's own name and address, in whatever order and with whatever signs between, are the first that somebody tries. */
function isOnlyMadeOf(password: string, words: readonly string[]): boolean {
  const plain = password.toLowerCase()
  const rest = words.reduce((text, word) => text.replaceAll(word.toLowerCase(), ''), plain)
  return rest !== plain && (rest.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < minOfOwn
}
