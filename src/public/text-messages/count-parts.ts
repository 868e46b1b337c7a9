/** A text message as sent. Phones pay per part. */
export interface Parts {
  /** `gsm-7`: the GSM alphabet; `ucs-2`: any letter, but less than half the letters per part. */
  encoding: 'gsm-7' | 'ucs-2'
  /** The text of each part. */
  texts: string[]
}

const gsmLetters = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
/** These take two places: they need an escape. */
const gsmExtended = new Set('\f^{}\\[~]|€')

/** Places in a single-part text, and in each part of a longer one: a header takes the rest. */
const room = { 'gsm-7': { alone: 160, each: 153 }, 'ucs-2': { alone: 70, each: 67 } }

/** Splits a text into parts as networks do: never inside a letter that takes two places. */
export function countParts(text: string): Parts {
  const letters = [...text]
  const encoding = letters.every(isGsm) ? 'gsm-7' : 'ucs-2'
  const places = (letter: string) => (encoding === 'ucs-2' ? letter.length : gsmExtended.has(letter) ? 2 : 1)
  const { alone, each } = room[encoding]
  const all = letters.reduce((sum, letter) => sum + places(letter), 0)
  return { encoding, texts: all <= alone ? [text] : cut(letters, places, each) }
}

/** True for a letter of the GSM alphabet. */
export function isGsm(letter: string): boolean {
  return gsmLetters.has(letter) || gsmExtended.has(letter)
}

function cut(letters: readonly string[], places: (letter: string) => number, max: number): string[] {
  const parts: string[] = []
  let part = ''
  let taken = 0
  for (const letter of letters) {
    if (taken + places(letter) > max) {
      parts.push(part)
      part = ''
      taken = 0
    }
    part += letter
    taken += places(letter)
  }
  return [...parts, part]
}
