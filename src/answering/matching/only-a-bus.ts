import { isOnlyARide } from '../danger/only-a-ride.js'
import { isAboutThing, leaveOutThings } from './leave-out-things.js'
import { typedWords } from './typed-words.js'

/** As `typedWords` folds it; with its endings, or within a text without blanks. */
const buses =
  /^(?:(?:auto)?bus(?:es)?|onibus|otobis|bis|автобус\p{L}{0,2}|bask\p{L}{1,2}|bas|(?:ال)?(?:حافلة|حافله|باص))$|校车|校車|巴士|버스/u

/** "This morning": what such a text may say beside the bus, in words. */
const maxBeside = 3

/** True for a text that says nothing but that a bus is late, or did not come. @param lang BCP 47 code of the text */
export function isOnlyABus(text: string, lang: string): boolean {
  const words = typedWords(text)
  if (!words.some((word, i) => buses.test(word) || (word === 'xe' && words[i + 1] === 'buyt'))) return false
  if (isOnlyARide(text, lang)) return true
  return isAboutThing(text, lang) && typedWords(leaveOutThings(text, lang)).length <= maxBeside
}
