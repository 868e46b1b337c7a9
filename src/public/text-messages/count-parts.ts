/** How a text travels. A phone pays for each part. */
export interface Parts {
  /** `gsm-7`: the letters of the GSM alphabet; `ucs-2`: any letter, and less than half as many to a part. */
  encoding: 'gsm-7' | 'ucs-2'
  /** The text of each part. */
  texts: string[]
}

const gsmLetters = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
/** They take two places: an escape goes before them. */
const gsmExtended = new Set('\f^{}\\[~]|€')

/** Places in a text that is one part, and in each part of a longer one: a header takes the rest. */
const room = { 'gsm-7': { alone: 160, each: 153 }, 'ucs-2': { alone: 70, each: 67 } }

/** Cuts a text into the parts it travels in, as networks do: a letter that takes two places is never cut. */
export function countParts(text: string): Parts {
  const letters = [...text]
  const encoding = letters.every(isGsm) ? 'gsm-7' : 'ucs-2'
  const places = (letter: string) => (encoding === 'ucs-2' ? letter.length : gsmExtended.has(letter) ? 2 : 1)
  const { alone, each } = room[encoding]
  const all = letters.reduce((sum, letter) => sum + places(letter), 0)
  return { encoding, texts: all <= alone ? [text] : cut(letters, places, each) }
}

/** Whether the letter is in the alphabet of plain text messages. */
export function isGsm(letter: string): boolean {
  return gsmLetters.has(letter) || gsmExtended.has(letter)
}

function cut(letters: readonly string[], places: (letter: string) => number, most: number): string[] {
  const parts: string[] = []
  let part = ''
  let taken = 0
  for (const letter of letters) {
    if (taken + places(letter) > most) {
      parts.push(part)
      part = ''
      taken = 0
    }
    part += letter
    taken += places(letter)
  }
  return [...parts, part]
}
