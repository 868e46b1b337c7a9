import type { Language } from '../../../src/platform/language/language.js'
import { pseudoLanguage, pseudoWords } from './pseudo-words.js'
import { withLanguage } from './with-language.js'

/** As long as "Español": it stands in the header, where ICU's own, of five words, would take a row of its own. */
const name = 'الطويلة'

/** The languages of the service plus one that nobody speaks, with the longest words. */
export function withPseudoLanguage(): Language {
  const language = withLanguage(pseudoLanguage, pseudoWords())
  const ownName = (tag: string) => ({
    ...language.ownName(tag),
    ...(tag === pseudoLanguage && { ownName: name }),
  })
  return { ...language, ownName }
}
