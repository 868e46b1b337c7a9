import { wordSet } from '../../platform/text/word-set.js'
import { firmTitles } from '../mentions/titles.js'
import type { NameWord } from './locate-name-words.js'
import { isInitials } from './name-shapes.js'
import { articleNames, linkNames, onlyNicknames } from './rare-names.js'
import type { WordKnowledge } from './word-knowledge.js'

/** After these any word is a name: "mr d", "doña cuca". */
const surelyTitled = wordSet('mr mrs ms mx mister dona')

/** "Auntie d". */
const elders = /^(?:aunt|auntie|uncle|grandma|grandpa|granny|mama|coach|cousin)$/

const notOnes =
  /^(?:am|im|soy|name|kids|student|students|children|boys|girls|estudiante|alumn[oa]|ninos|ninas|neighbors|named|les|called)$/

/** "Mr b": a letter or a word after a title that only names follow. */
export function followsSureTitle(words: readonly NameWord[], at: number): boolean {
  const previous = words[at - 1]
  if (!previous || !/^\.?\s$/.test(words[at]!.gap)) return false
  if (/^[a-z]$/.test(words[at]!.word))
    return (
      (firmTitles.has(previous.word) && !/^[aeiouy]$/.test(words[at]!.word) && previous.word !== 'miss') ||
      (elders.test(previous.word) && !/^[aeiouyxnq]$/.test(words[at]!.word))
    )
  return surelyTitled.has(previous.word)
}

/** "An has a peanut allergy", "min-jae and ha are new": contexts that rule out the function word. */
export function isLinkAsName(words: readonly NameWord[], at: number, names: ReadonlySet<number>): boolean {
  const { word, startsSentence } = words[at]!
  if (!linkNames.has(word)) return false
  const next = words[at + 1]?.word ?? ''
  if (startsSentence && /^(?:an|ha|em|bo|hung|dung|in|so|do|to)$/.test(word))
    return (
      /^(?:has|needs|was|got|said|cant|wont|forgot|lost|goes|gets|says|wants|is)$/.test(next) &&
      !(word === 'so' && next === 'is')
    )
  return (
    /^(?:and|y|n)$/.test(words[at - 1]?.word ?? '') &&
    names.has(at - 2) &&
    /^(?:are|were|will|both|have|need|got|ride|wont|dont|who)$/.test(next)
  )
}

/** Says what somebody is called. */
function isCalled(said: string, whom: string): boolean {
  if (/^(?:apodo|apodado|apodada|alias)$/.test(said) || (said === 'como' && /^conoce[nr]?$/.test(whom)))
    return true
  return (
    /^(?:dicen|decimos|digo|llaman|llamamos)$/.test(said) && /^(?:le|lo|la|les|me|te|nos|todos)$/.test(whom)
  )
}

/** "Me dicen La Güera": the article is part of the name. @param at place of the name */
export function hasOwnArticle(words: readonly NameWord[], at: number): boolean {
  const article = words[at - 1]
  if (!article || !/^(?:el|la)$/.test(article.word) || words[at]!.gap !== ' ') return false
  return article.midCapital || isCalled(words[at - 2]?.word ?? '', words[at - 3]?.word ?? '')
}

/** "Otra niña, la Monse": behind an article, a capital on a non-word, where neither a school nor a street follows. */
export function isNameBehindArticle(
  words: readonly NameWord[],
  at: number,
  knowledge: WordKnowledge,
): boolean {
  const { word, raw, midCapital, gap } = words[at]!
  const article = words[at - 1]
  if (!midCapital || gap !== ' ' || raw.length < 3 || isInitials(raw) || knowledge.isWord(word)) return false
  if (!article || !/^(?:el|la)$/.test(article.raw)) return false
  if (/^(?:en|a|por|de|desde|hasta|hacia|y|entre)$/.test(words[at - 2]?.word ?? '')) return false
  const next = words[at + 1]
  return next?.gap !== ' ' || !(next.capitalized || /\d/.test(next.raw) || /^(?:y|con)$/.test(next.word))
}

/** "The Tuckers two doors down": a family by its last name. */
export function isFamilyOfMany(words: readonly NameWord[], at: number, knowledge: WordKnowledge): boolean {
  const { word, capitalized, possessive } = words[at]!
  const single = possessive ? word : word.replace(/s$/, '')
  if (!capitalized || words[at - 1]?.word !== 'the' || words[at]!.gap !== ' ' || !knowledge.mayBeName(single))
    return false
  return (
    (possessive || single !== word) &&
    words.slice(at + 1, at + 4).some(({ word }, i) => (i === 0 ? neighborly : besides).test(word))
  )
}

const besides = /^(?:doors?|down|across|upstairs|downstairs|kids|children|house|street|block|neighbors?)$/
const neighborly =
  /^(?:next|two|across|down|upstairs|downstairs|from|say|said|told|live|lives|moved|next|kids|children|house|have|got|who)$/

/** "El güero no va", "le dicen el chato": nicknames after an article. */
export function isArticleName(words: readonly NameWord[], at: number): boolean {
  const { word, gap } = words[at]!
  if (!/^(?:el|la|al)$/.test(words[at - 1]?.word ?? '') || gap !== ' ') return false
  const [said, whom] = [words[at - 2]?.word ?? '', words[at - 3]?.word ?? '']
  if (isCalled(said, whom)) return true
  if (!articleNames.has(word)) return false
  if (words[at]!.midCapital) return true
  // "Al gordo le dieron …".
  if (words[at - 1]!.word === 'al' && /^(?:le|lo|les)$/.test(words[at + 1]?.word ?? '')) return true
  // "Mi hijo el gordo".
  if (words[at - 2]?.family && !notOnes.test(said)) return true
  const behind = words
    .slice(at + 1, at + 4)
    .map(({ word }) => word)
    .join(' ')
  if (/^(?:asi )?(?:le|lo|la|les) (?:dicen|decimos|digo|llaman|llamamos)/.test(behind)) return true
  if (!onlyNicknames.has(word)) return false
  return (
    !words[at + 1] ||
    /^(?:no|ya|se|me|es|esta|tiene|va|fue|y|anda|necesita|dice|dijo|quiere|llego|perdio|hoy|le|con|llora|lloro|estaba|viene|usa|pego|come|olvido|sigue|falto|trae|sale|salio|en|del|de)$/.test(
      words[at + 1]!.word,
    )
  )
}
