import { wordSet } from '../../platform/text/word-set.js'
import { firmTitles } from '../mentions/titles.js'
import type { NameWord } from './name-text.js'
import { articleNames, linkNames, onlyNicknames } from './rare-names.js'

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

/** "El güero no va", "le dicen el chato": nicknames after an article. */
export function isArticleName(words: readonly NameWord[], at: number): boolean {
  const { word, gap } = words[at]!
  if (!/^(?:el|la|al)$/.test(words[at - 1]?.word ?? '') || gap !== ' ') return false
  const [said, whom] = [words[at - 2]?.word ?? '', words[at - 3]?.word ?? '']
  if (/^(?:apodo|apodado|apodada|alias)$/.test(said)) return true
  if (/^(?:dicen|decimos|digo|llaman|llamamos)$/.test(said) && /^(?:le|lo|la|les)$/.test(whom)) return true
  if (!articleNames.has(word)) return false
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
