import { wordSet } from '../../platform/text/word-set.js'
import type { Identifier } from './identifier.js'
import { type LocatedToken, startsSentence } from './locate-tokens.js'
import { digitsSaid } from './number-words.js'
import type { WordKnowledge } from './word-knowledge.js'

type Piece = 'digits' | 'mixed' | 'letters' | 'small' | 'said'

/** Adjacent letters and digits that may be a plate, a policy, a case or a card. */
interface Code {
  first: number
  last: number
  pieces: Piece[]
  letters: number
  digits: number
  /** Digits in the longest all-digit piece. */
  longest: number
}

/** The text is about a car, or its plate. */
const carWords = wordSet(
  `cars car truck trucks van vans minivan suv sedan coupe pickup vehicle vehicles plate plates tag tags license licence drive drives
  driver driving drove parked motorcycle wagon hatchback camper troca trocas trocona camioneta camionetas carro carros placa placas
  plaquitas tablilla tablillas matricula matriculas coche coches auto autos maneja manejo manejando moto moped scooter honda toyota
  chevy chevrolet tahoe malibu nissan altima sentra civic accord camry corolla silverado dodge ram jeep hyundai elantra sonata
  subaru outback mazda volkswagen jetta passat tacoma tundra rav4 crv suburban yukon escalade cadillac buick pontiac chrysler
  durango explorer expedition mustang camaro charger impala equinox traverse odyssey sienna caravan prius tesla bmw audi lexus
  acura infiniti kia sorento soul ford focus fusion escape f150 gmc sierra mercury saturn volvo mercedes mitsubishi frontier
  pathfinder rogue pilot highlander 4runner ranger sprinter`,
)
const plateWord = /^(?:plates?|tags?|placas?|tablillas?|license|licence|matricula)$/
/** "Room B12": belongs to nobody. */
const publicThings =
  /^(?:room|rm|bus|buses|route|ruta|camion|grade|grado|salon|building|hwy|highway|interstate|route|form|page|level|unit|chapter|version|section|title|channel)$/
const measure =
  /^\d+(?:st|nd|rd|th|am|pm|a|p|h|hrs?|mins?|m|mg|ml|lbs?|k|x|s|yo|yrs?|ft|in|cm|km|oz|u|g|v|d|ro|do|to|er|mo|vo|no|ers?|gb|mph|pts?|wk|wks|degrees|f|c)$/i

/** The NATO alphabet. */
const radioLetters = wordSet(
  `alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa quebec romeo sierra tango
  uniform victor whiskey xray yankee zulu`,
)
const spanishLetters = wordSet(
  'be ce efe ge hache jota ka ele eme ene pe cu ere erre ese te ve uve equis ye zeta',
)

/** Plates, policies, cards and the like: mixes of letters and digits that are neither words nor amounts. */
export function findCodes(tokens: readonly LocatedToken[], words: WordKnowledge): Identifier[] {
  if (!tokens.some(({ raw, word }) => /\d/.test(raw) || digitsSaid(word) > 0 || plateWord.test(word)))
    return []
  const hasCar = tokens.some(({ word }) => carWords.has(word))
  const found: Identifier[] = []
  for (let at = 0; at < tokens.length; at++) {
    const code = codeFrom(tokens, at, hasCar, words)
    if (code && isCode(code, tokens, hasCar)) {
      const kind = code.letters + code.digits <= 8 ? 'plate' : 'id'
      found.push({ kind, from: tokens[code.first]!.from, to: tokens[code.last]!.to })
      at = code.last
    } else if (isVanity(tokens, at, words))
      found.push({ kind: 'plate', from: tokens[at]!.from, to: tokens[at]!.to })
  }
  return found
}

function codeFrom(
  tokens: readonly LocatedToken[],
  first: number,
  hasCar: boolean,
  words: WordKnowledge,
): Code | null {
  const code: Code = { first, last: first - 1, pieces: [], letters: 0, digits: 0, longest: 0 }
  for (let at = first; at < Math.min(tokens.length, first + 6); at++) {
    const token = tokens[at]!
    if (at > first && !/^(?:\s?[-·•–/]\s?|\s|\.)$/.test(token.gap)) break
    const piece = pieceOf(token, hasCar, words)
    if (!piece || (piece === 'said' && code.letters === 0)) break
    // "12 FT": without a car, letters after a number are its unit or the next word.
    code.pieces.push(piece)
    code.last = at
    code.letters += token.raw.replace(/[^a-z]/gi, '').length * (piece === 'said' ? 0 : 1)
    const digits = piece === 'said' ? digitsSaid(token.word) : token.raw.replace(/\D/g, '').length
    code.digits += digits
    if (piece === 'digits' || piece === 'said') code.longest = Math.max(code.longest, digits)
  }
  return code.pieces.length === 0 ? null : code
}

function pieceOf({ raw, word }: LocatedToken, hasCar: boolean, words: WordKnowledge): Piece | null {
  if (/^\d{1,10}$/.test(raw)) return 'digits'
  if (/^[a-z\d]{2,12}$/i.test(raw) && /\d/.test(raw))
    return measure.test(raw) && !(hasCar && /\d{2}[A-Z]$/.test(raw)) ? null : 'mixed'
  if (/^[A-Z]$/.test(raw)) return 'letters'
  if (/^[A-Z]{2,4}$/.test(raw) && (!words.isWord(word) || raw.length === 2)) return 'letters'
  if (hasCar && /^[a-z]{2,3}$/.test(raw) && !words.isWord(word) && !words.isLink(word)) return 'small'
  if (hasCar && ((/^\p{Lu}/u.test(raw) && radioLetters.has(word)) || spanishLetters.has(word)))
    return 'letters'
  return digitsSaid(word) > 0 ? 'said' : null
}

function isCode(code: Code, tokens: readonly LocatedToken[], hasCar: boolean): boolean {
  const { pieces, letters, digits, longest, first, last } = code
  if (letters === 0 || digits === 0 || publicThings.test(tokens[first - 1]?.word ?? '')) return false
  const written = tokens.slice(first, last + 1).map(({ raw }) => raw)
  const mixed = written.filter((_, at) => pieces[at] === 'mixed')
  if (letters + digits < 5) return false
  if (hasCar) return digits > 1 || mixed.some((raw) => raw.length > 4)
  if (mixed.some((raw) => /^(?=.*[A-Z])(?=.*\d.*\d).{5,}$/.test(raw))) return true
  if (mixed.length > 0 && pieces.length > 1)
    return (digits > 3 || /^[A-Z]{2,4}$/.test(written[0]!)) && digits > 1 && /[A-Z]/.test(written.join(''))
  if (pieces.length === 1 || pieces[0] === 'small') return false
  if (written.filter((raw) => /^(?:19|20)\d\d$/.test(raw)).length > 0 && digits < 7) return false
  // "I 20155", "a 4416": one letter, a separator, and enough digits.
  if (letters === 1) return digits > (tokens[first + 1]!.gap === '-' ? 3 : 4) && pieces[0] === 'letters'
  return digits > 3 && (longest > 2 || pieces.length > 2)
}

/** "Tag LUVMUD". */
function isVanity(tokens: readonly LocatedToken[], at: number, words: WordKnowledge): boolean {
  const { raw, word } = tokens[at]!
  if (!/^(?=.*[A-Z])[A-Z\d]{4,8}$/.test(raw) || words.isLink(word) || startsSentence(tokens[at]!))
    return false
  return tokens.slice(Math.max(0, at - 4), at).some(({ word }) => plateWord.test(word))
}
