/** A person's name in its parts. */
export interface PersonName {
  prefix: string
  first: string
  last: string
}

const prefix = /^(?:mr|mrs|ms|miss|mx|dr)\.?$/i
const suffix = /^(?:jr|sr|ii|iii|iv|v|ph\.?d|ed\.?d|m\.?d|esq|rn|cpa)\.?$/i

/** Small words that begin a last name. */
const particles = new Set([
  'de',
  'del',
  'della',
  'di',
  'da',
  'dos',
  'das',
  'la',
  'las',
  'los',
  'van',
  'von',
  'der',
  'den',
  'el',
  'al',
  'bin',
  'ibn',
  'st.',
  'saint',
  'le',
  'du',
  'ter',
  'ten',
])

/**
 * Splits a full name: `Ruiz, Ana`, `Smith, Jr., John`, `Dr. Ana Ruiz`, `Maria de la Cruz`.
 * @param isLastFirst whether names without a comma begin with the last name
 * @returns null if it has no two parts, or which is which is unclear
 */
export function splitName(written: string, isLastFirst: boolean): PersonName | null {
  const parts = written
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
  const endings = parts.slice(1).filter((part) => suffix.test(part))
  const [main = '', ...others] = parts.filter((part, index) => index === 0 || !suffix.test(part))
  if (others.length > 1) return null
  const [firstNames] = others
  if (firstNames === undefined) return splitWords(main.split(/\s+/), endings, isLastFirst)
  const { own, rest } = takePrefix(firstNames.split(/\s+/))
  return whole({ prefix: own, first: rest.join(' '), last: [main, ...endings].join(' ') })
}

function splitWords(words: string[], endings: string[], isLastFirst: boolean): PersonName | null {
  const { own, rest } = takePrefix(words)
  if (isLastFirst)
    return rest.length === 2
      ? whole({ prefix: own, first: rest[1]!, last: [rest[0]!, ...endings].join(' ') })
      : null
  const last = [...endings]
  while (rest.length > 2 && suffix.test(rest.at(-1)!)) last.unshift(rest.pop()!)
  if (rest.length < 2) return null
  last.unshift(rest.pop()!)
  while (rest.length > 1 && particles.has(rest.at(-1)!.toLowerCase())) last.unshift(rest.pop()!)
  return whole({ prefix: own, first: rest.join(' '), last: last.join(' ') })
}

function takePrefix(words: string[]): { own: string; rest: string[] } {
  const [first = '', ...rest] = words
  return prefix.test(first) && rest.length > 0 ? { own: first, rest } : { own: '', rest: [...words] }
}

const whole = (name: PersonName) => (name.first && name.last ? name : null)
