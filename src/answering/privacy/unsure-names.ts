import { wordSet } from '../../platform/text/word-set.js'
import type { NameWord } from './name-text.js'
import { beings, doings, familyOf, mayPrecedeName, notPeople } from './name-words.js'
import { plainWords } from './plain-words.js'
import type { WordKnowledge } from './word-knowledge.js'

const owners = /^(?:my|our|his|her|their|ur|your|mi|su|tu|nuestr[oa]|nuestr[oa]s)$/
const persons =
  /^(?:son|daughter|boy|girl|baby|child|kid|oldest|youngest|middle|twin|nephew|niece|cousin|brother|sister|grandson|granddaughter|granddaughters|grandbaby|grandson|stepson|stepdaughter|godson|goddaughter|foster|hij[oa]|nin[oa]|nen[ea]|niet[oa]|sobrin[oa]|herman[oa]|hermanit[oa]|hijastr[oa]|ahijad[oa]|prim[oa]|bebe|mayor|menor|husband|wife|espos[oa]|tia|tio|aunt|uncle|friend|amig[oa])$/
/** What only somebody does or has. */
export const personActs = wordSet(
  `has had needs wants says said told got gets forgot forgets lost loses left cried cries threw feels fell hates loves likes keeps
  came comes went goes took takes missed misses brought brings refuses doesnt didnt wont cant couldnt isnt wasnt hasnt aint will
  plays played ate eats sits sat rides rode walks walked lives sleeps slept knows thinks thought tried tries swears starts
  started stopped broke bit hit ran wrote writes reads uses wears wore hurt tripped graduates turned turns talks speaks
  tiene perdio dice dijo quiere necesita llora lloro olvido llego llega va fue anda tuvo falto come lee habla cumple sabe se no ya
  trae trajo esta estaba era usa lleva llevo sigue salio sale entro empezo termino vomito pego golpeo mordio puede debe hizo hace
  toma tomo vive viene viaja juega duerme siente sintio vio dejo`,
)
const pronouns = /^(?:he|she|hes|shes|his|her|him|hers|himself|herself|su|sus|lo|la|le|el|ella|se)$/
/** Of the verbs, what things do as well. */
const weakActs =
  /^(?:is|was|will|goes|went|came|comes|starts|started|stopped|turned|turns|no|ya|se|esta|estaba|era|va|fue|sigue|empezo|termino|sale|salio|viene|hace|hizo|broke|cant|wont|doesnt|didnt|isnt|wasnt|puede|debe|dice|says|said|has|had|needs|tiene|necesita)$/
const intro =
  /^(?:this is|its|it is|im|i am|soy|habla|aqui|escribe|saluda|mom of|dad of|parte de|behalf of|le habla|le escribe)$/

/** A word that some dictionary has and that families hardly write. */
export function isSeldom({ word, raw }: NameWord, knowledge: WordKnowledge): boolean {
  return (
    word.length > 2 &&
    !/\d/.test(raw) &&
    !knowledge.isLink(word) &&
    !notPeople.has(word) &&
    !plainWords.has(word) &&
    !mayPrecedeName.has(word) &&
    !familyOf.has(word) &&
    !doings.has(word) &&
    !beings.has(word) &&
    knowledge.isSeldom(word)
  )
}

/** Any word that few families write, where the words around it can only be those around a name. */
export function isNameByPlace(
  words: readonly NameWord[],
  at: number,
  names: ReadonlySet<number>,
  knowledge: WordKnowledge,
): boolean {
  const one = words[at]!
  // "Yuli, yoli y tati van".
  if (one.word.length > 2 && !knowledge.isWord(one.word) && isAmongNames(words, at, names)) return true
  if (!isSeldom(one, knowledge) || words[at - 1]?.article) return false
  const near = /^\s$/.test(one.gap)
  if (near && isOwnedPerson(words, at - 1)) return one.high || !isCompound(words, at, knowledge)
  if (one.opens && one.possessive) return true
  if (one.opens && actsAsPerson(words, at)) return true
  return isAmongNames(words, at, names) || introduces(words, at)
}

/** "My youngest X". */
export function isOwnedPerson(words: readonly NameWord[], at: number): boolean {
  if (words[at]?.possessive) return false
  const [two, one, person] = [words[at - 2]?.word ?? '', words[at - 1]?.word ?? '', words[at]?.word ?? '']
  if (persons.test(person)) return owners.test(one) || (ages.test(one) && owners.test(two))
  return ages.test(person) && persons.test(one) && owners.test(two)
}

const ages =
  /^(?:lil|little|baby|older|younger|oldest|youngest|big|step|other|middle|foster|twin|mayor|menor|chiquit[oa]|pequen[oa]|grande)$/

/** "My son asthma plan": a thing follows, not what somebody does. */
function isCompound(words: readonly NameWord[], at: number, knowledge: WordKnowledge): boolean {
  const { word } = words[at]!
  const next = words[at + 1]
  if (/(?:ing|ed|ly|ado|ada|ido|ida|ando|iendo|mente)$/.test(word)) return true
  if (!next || !/^\s$/.test(next.gap)) return !knowledge.isWord(word)
  return !(personActs.has(next.word) || beings.has(next.word) || /^(?:and|y|who|que)$/.test(next.word))
}

/** "Tranquility gets called names for her hair". */
function actsAsPerson(words: readonly NameWord[], at: number): boolean {
  const next = words[at + 1]
  if (!next || !/^\s$/.test(next.gap) || !(personActs.has(next.word) || beings.has(next.word))) return false
  // In Spanish a thing has its article.
  if (
    words[at]!.high &&
    /^(?:no|ya|se|va|tiene|esta|anda|dice|dijo|quiere|viene|llego|perdio|fue|puede)$/.test(next.word)
  )
    return !/(?:ar|er|ir|s|ando|iendo|mente|[aei]do|[ai]da)$/.test(words[at]!.word)
  if (/(?:ing|ed|ly|mente|ando|iendo|s)$/.test(words[at]!.word)) return false
  if (!weakActs.test(next.word) && !beings.has(next.word) && words[at]!.high) return true
  for (let later = at + 2; later < Math.min(words.length, at + 14); later++) {
    if (/[.!?;\n]/.test(words[later]!.gap)) return false
    if (pronouns.test(words[later]!.word))
      return /^(?:he|she|hes|shes|his|her|him|su|sus|le)$/.test(words[later]!.word)
  }
  return false
}

/** "Ava, X and Leo". */
function isAmongNames(words: readonly NameWord[], at: number, names: ReadonlySet<number>): boolean {
  const isAnd = (place: number) => /^(?:and|y|e|n|nd|or|o)$/.test(words[place]?.word ?? '')
  const isBehind =
    (isAnd(at - 1) && names.has(at - 2) && /^\s?$/.test(words[at - 1]!.gap.trim())) ||
    (/^,\s?$/.test(words[at]!.gap) && names.has(at - 1))
  const next = words[at + 1]
  if (!isBehind) return isAnd(at + 1) && names.has(at + 2) && words[at]!.opens && words[at + 1]!.gap === ' '
  if (!next || /^[.!?;,\n]/.test(next.gap)) return isAnd(at - 1)
  return (
    (personActs.has(next.word) ||
      beings.has(next.word) ||
      /^(?:are|were|both|have|and|y)$/.test(next.word)) &&
    isAnd(at - 1)
  )
}

/** "Hi this is X,", "le habla X". */
function introduces(words: readonly NameWord[], at: number): boolean {
  const [two, one] = [words[at - 2]?.word ?? '', words[at - 1]?.word ?? '']
  if (!(intro.test(`${two} ${one}`) || /^(?:soy|habla)$/.test(one))) return false
  const next = words[at + 1]
  return words[at]!.high || (next !== undefined && /^,\s|^\s-\s/.test(next.gap))
}

/** At the very end behind a dash or on a line of its own: whoever signs. */
export function isSignature(words: readonly NameWord[], at: number, knowledge: WordKnowledge): boolean {
  if (words.length - at > 2 || words.length < 5) return false
  const start = [at, at - 1].find((place) => /(?:\s[-–—~]{1,2}\s?|\n)$/.test(words[place]?.gap ?? ''))
  if (start === undefined || words.length - start > 2) return false
  const { word } = words[at]!
  if (knowledge.isLink(word) || plainWords.has(word) || mayPrecedeName.has(word)) return false
  return knowledge.isSeldom(word) || (knowledge.mayBeName(word) && !knowledge.isMostlyWord(word))
}
