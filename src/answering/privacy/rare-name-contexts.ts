import { wordSet } from '../../platform/text/word-set.js'
import { firmTitles } from '../mentions/titles.js'
import type { NameWord } from './name-text.js'
import { beings, doings, familyOf, mayPrecedeName } from './name-words.js'
import { articleNames, letterPairs, linkNames, onlyNicknames } from './rare-names.js'
import type { WordKnowledge } from './word-knowledge.js'

/** After these any word is somebody's name: "mr d", "doña cuca". */
const surelyTitled = wordSet('mr mrs ms mx mister dona')
const and = /^(?:and|y|e|n|nd|or)$/
const owners = /^(?:my|our|his|her|their|mi|su|nuestr[oa])$/
const anyones = /^(?:kid|boy|girl|baby|child|nin[oa]|bebe|nene|nena)$/
/** "Auntie d". */
const elders = /^(?:aunt|auntie|uncle|grandma|grandpa|granny|mama|coach|cousin)$/
const notOnes =
  /^(?:am|im|soy|name|kids|student|students|children|boys|girls|estudiante|alumn[oa]|ninos|ninas|neighbors|named|les|called)$/
const pronouns = /^(?:he|she|hes|shes|his|her|him|hers|himself|herself|yr|yo)$/
const spanishPerson = /^(?:su|sus|lo|la|le|el|ella|se|calentura|fiebre|mochila|chamarra|lentes|lonche)$/
const took =
  /^(?:get|gets|getting|gettin|got|take|takes|taking|bring|brings|bringing|drop|drops|dropped|picked|pick|picking|excuse|remind|recoger|recoge|llevar|lleva)$/
const when =
  /^(?:at|from|off|today|tomorrow|after|early|before|on|and|up|early|now|this|a|de|hoy|manana|el|en)$/
const states =
  /^(?:mad|sick|late|absent|out|not|been|going|crying|scared|upset|home|hurt|missing|mom|moms|dad|dads|grandma|here|in|being|having|getting|allergic|failing)$/

/** "My son chance", "su prima reina": a word that some are called by, right behind one child. */
export function followsOneChild(words: readonly NameWord[], at: number): boolean {
  const previous = words[at - 1]
  if (!previous || !/^[\s,]{1,2}$/.test(words[at]!.gap) || notOnes.test(previous.word)) return false
  const isOwned = owners.test(words[at - 2]?.word ?? '')
  // "My oldest storm", "mom of chance".
  if (/^(?:oldest|youngest|mayor|menor)$/.test(previous.word)) return isOwned
  if (/^(?:of|de)$/.test(previous.word)) return isPersonWord(words[at - 2])
  return previous.family && (!anyones.test(previous.word) || isOwned)
}

/** "Mr b": a letter or a word behind a title that nothing else follows. */
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

/** "Hey its cam", "hola soy alma". */
export function followsGreeting(words: readonly NameWord[], at: number): boolean {
  const [greeting, verb] = [words[at - 2]?.word ?? '', words[at - 1]?.word ?? '']
  return /^(?:hi|hey|hello|hola|yo)$/.test(greeting) && /^(?:its|im|soy|habla)$/.test(verb)
}

/** "Chance has a fever so he …", "saint needs his iep": what stands at the start does what people do, and is he or she later. */
export function actsAsChild(words: readonly NameWord[], at: number): boolean {
  const next = words[at + 1]
  if (
    !words[at]!.opens &&
    !/^(?:hi|hey|hello|hola|and|but|that|says|because|cuz|que|si|when)$/.test(words[at - 1]?.word ?? '')
  )
    return false
  if (
    !next ||
    !/^\s$/.test(next.gap) ||
    !(
      doings.has(next.word) ||
      beings.has(next.word) ||
      states.test(next.word) ||
      /^(?:keeps|aint|isnt|will|wants|been|gettin|going|no|se)$/.test(next.word)
    )
  )
    return false
  const later = restOfSentence(words, at + 2, 14)
  if (beings.has(next.word) && isRelative(words, at + 2)) return true
  return (
    later.some((word) => pronouns.test(word)) ||
    (spanishVerb.test(next.word) && later.some((word) => spanishPerson.test(word)))
  )
}

/** "Sky is allergic to nuts". */
export function isToldAsPerson(words: readonly NameWord[], at: number): boolean {
  return words[at]!.opens && beings.has(words[at + 1]?.word ?? '') && happens.test(words[at + 2]?.word ?? '')
}

function restOfSentence(words: readonly NameWord[], from: number, most: number): string[] {
  const rest: string[] = []
  for (let at = from; at < Math.min(words.length, from + most); at++) {
    if (/[.!?;\n]/.test(words[at]!.gap)) break
    rest.push(words[at]!.word)
  }
  return rest
}

/** "Concepcion es mi suegra". */
const isRelative = (words: readonly NameWord[], at: number) =>
  owners.test(words[at]?.word ?? '') && isPersonWord(words[at + 1])

/** Said of people: "sky is allergic". */
const happens =
  /^(?:allergic|absent|sick|hit|bullied|suspended|jumped|pushed|punched|kicked|crying|scared|autistic|diabetic|expelled|bit|bitten|teased|vomiting|enferm[oa]|mal[oa]|llorando)$/

const spanishVerb =
  /^(?:no|se|ya|tiene|necesita|perdio|olvido|llego|va|fue|quiere|dice|dijo|esta|anda|mordio|pego|lloro|llora|vomito|falto|lleva)$/

/** "Get sunny at 3", "pick up bear": taken from school or brought there. */
export function isTaken(words: readonly NameWord[], at: number): boolean {
  const previous = words[at - 1]?.word ?? ''
  const verb = /^(?:up|off)$/.test(previous) ? (words[at - 2]?.word ?? '') : previous
  const next = words[at + 1]
  // "Please tell legacy her ride is here", "I need cash picked up".
  if (/^(?:tell|ask|told|asked|let|remind)$/.test(verb))
    return /^(?:her|his|he|she|that|not)$/.test(next?.word ?? '')
  if (/^(?:picked|dropped)$/.test(next?.word ?? '') && /^(?:up|off)$/.test(words[at + 2]?.word ?? ''))
    return true
  if (/^(?:call|calls)$/.test(verb))
    return /^(?:they|kids|everyone|everybody|all|we|boys|girls)$/.test(words[at - 2]?.word ?? '')
  if (/^(?:dice|dijo)$/.test(verb)) return next?.word === 'que'
  if (!took.test(verb)) return false
  return !next || /[,.!?;\n]/.test(next.gap) || when.test(next.word)
}

/** "Bo and em will", "ava, finn n jo": beside another name. */
export function isBesideName(words: readonly NameWord[], at: number, names: ReadonlySet<number>): boolean {
  if (and.test(words[at - 1]?.word ?? '') && names.has(at - 2)) return true
  if (words[at - 1]?.article) return false
  if (words[at]!.opens && words[at + 1]?.gap === ', ' && names.has(at + 1)) return true
  return (
    and.test(words[at + 1]?.word ?? '') &&
    words[at + 1]!.gap === ' ' &&
    names.has(at + 2) &&
    words[at + 2]!.gap === ' '
  )
}

/** "Storm and blaze wont …", "milán y su prima": two who do something together. */
export function isOneOfTwo(words: readonly NameWord[], at: number, knowledge: WordKnowledge): boolean {
  const isName = (place: number) => {
    const word = words[place]?.word ?? ''
    return (
      (knowledge.isRareName(word) || knowledge.mayBeName(word) || letterPairs.has(word)) &&
      !knowledge.isLink(word)
    )
  }
  const first = and.test(words[at + 1]?.word ?? '') ? at : and.test(words[at - 1]?.word ?? '') ? at - 2 : -1
  if (first < 0 || words[first - 1]?.article) return false
  if (
    at === first &&
    words[at]!.opens &&
    owners.test(words[at + 2]?.word ?? '') &&
    isPersonWord(words[at + 3])
  )
    return true
  const isPossessed = at === first && words[at]!.opens && /^(?:his|her)$/.test(words[at + 2]?.word ?? '')
  if (isPossessed && words[at]!.high && isName(at)) return true
  if (!isName(first) || !isName(first + 2)) return false
  const verb = words[first + 3]?.word ?? ''
  return (
    /^(?:both|will|wont|were|have|got|keep|dont|cant|didnt|said|ride|rides|need|aint|are|se|van|andan|estan|no|wont|was|is)$/.test(
      verb,
    ) &&
    !(
      /^(?:are|is|was|were)$/.test(verb) &&
      (knowledge.isNatural(words[first]!.word) || knowledge.isNatural(words[first + 2]!.word))
    )
  )
}

const isPersonWord = (word: NameWord | undefined) =>
  word !== undefined && (mayPrecedeName.has(word.word) || familyOf.has(word.word))

/** "An has a peanut allergy", "min-jae and ha are new": where a small word can be none. */
export function isLinkAsName(words: readonly NameWord[], at: number, names: ReadonlySet<number>): boolean {
  const { word, opens } = words[at]!
  if (!linkNames.has(word)) return false
  const next = words[at + 1]?.word ?? ''
  if (opens && /^(?:an|ha|em|bo|hung|dung|in|so|do|to)$/.test(word))
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

/** "El güero no va", "le dicen el chato": what children are called behind an article. */
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

const repeatedWords =
  /^(?:no|so|ha|he|bye|knock|blah|now|very|that|had|is|on|in|ya|muy|casi|poco|si|la|that|go|hi|hey|yes|many|more|mas|please|help|the|a|to|and|night|choo|yo|lo|se|de|el|que|y)$/

/** "Nae nae", "tay tay". */
export function isRepeated(words: readonly NameWord[], at: number, knowledge: WordKnowledge): boolean {
  const { word } = words[at]!
  if (word.length < 2 || word.length > 4 || repeatedWords.test(word) || /\d/.test(word)) return false
  if (
    knowledge.isWord(word) &&
    (!knowledge.mayBeName(word) || knowledge.isMostlyWord(word) || word.length > 3)
  )
    return false
  const twin = (one: number, other: number) =>
    words[one]?.word === word && /^[\s-]$/.test(words[other]?.gap ?? '')
  return twin(at - 1, at) || twin(at + 1, at + 1)
}

/** "Seo-yeon": two parts that no dictionary has. */
export function isJoinedName(words: readonly NameWord[], at: number, knowledge: WordKnowledge): boolean {
  const other = words[at + 1]?.gap === '-' ? at + 1 : words[at]!.gap === '-' ? at - 1 : -1
  if (other < 0) return false
  const parts = [words[at]!.word, words[other]!.word]
  if (parts.some((part) => part.length < 2 || /\d/.test(part) || knowledge.isLink(part))) return false
  return (
    parts.every((part) => !knowledge.isWord(part) || knowledge.mayBeName(part)) &&
    parts.some((part) => knowledge.mayBeName(part) || part.length > 2)
  )
}

const owned =
  /^(?:ssn|dob|iep|pin|mom|mother|dad|teacher|grades?|chromebook|inhaler|coat|backpack|lunch|bus|birthday|bday|id|phone|meds|medicine|sister|brother|class|aide|report|homework|glasses|jacket|schedule|counselor|record|records|number|account|504|house|absence|email|tablet|ipad|locker|doctor)$/

/** "Imanis ssn", "bills mad": the apostrophe is off. */
export function ownsWithoutSign(words: readonly NameWord[], at: number, knowledge: WordKnowledge): boolean {
  const { word, opens } = words[at]!
  if (!word.endsWith('s') || word.length < 4) return false
  const base = word.slice(0, -1)
  const next = words[at + 1]?.word ?? ''
  if (owned.test(next))
    return (
      (knowledge.mayBeName(base) &&
        !knowledge.isMostlyWord(base) &&
        !words[at - 1]?.article &&
        !knowledge.isWord(word)) ||
      (!knowledge.isWord(word) && !knowledge.isWord(base))
    )
  return opens && knowledge.mayBeName(base) && !knowledge.isMostlyWord(base) && states.test(next)
}
