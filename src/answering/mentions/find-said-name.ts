import { allMatches } from '../../platform/text/all-matches.js'
import { foldName } from '../../platform/text/mention-text.js'
import { lastNamePhrases, nameChange } from './last-name-phrases.js'

const lookBack = 30

/**
 * The student's last name, or its first letter, in one of ten languages; null for none.
 * @param text as typed
 */
export function findSaidName(text: string, lang: string): string | null {
  const said = lastNamePhrases[lang]
  if (!said) return null
  for (const match of allMatches(text.normalize('NFC'), said)) {
    const name = match.groups?.name ?? ''
    const before = text.slice(Math.max(0, match.index - lookBack), match.index)
    if (isWritten(name) && !nameChange.test(before)) return name
  }
  return null
}

/** With a capital, or one letter, in a script that has capitals: in others a family's letter is not sure. */
function isWritten(name: string): boolean {
  const first = name.charAt(0)
  const isHigh = first !== first.toLowerCase()
  return /^[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(name) && (isHigh || foldName(name).length === 1)
}
