import { buildPattern } from '../../platform/text/build-pattern.js'
import { wordSet } from '../../platform/text/word-set.js'
import { findAll } from './find-all.js'
import type { Identifier } from './identifier.js'
import type { LocatedToken } from './locate-tokens.js'

const kinds =
  '(?:inn|motel|hotel|lodge|suites|shelter|apartments|apts|residence|residences|manor|estates|villas|townhomes|condos|mission|mobile home park|trailer park|rv park|campground)'
const room =
  '(?:,?\\s(?:in\\s|en\\s(?:el\\s)?)?(?:room|rm|cuarto|habitaci[oó]n|hab|unit|apt|lot|lote|space|#|n[uú]mero|no)\\.?\\s?#?[a-z]?-?\\d{1,4}[a-z]?(?![\\p{L}\\p{N}]))?'
const own = "\\p{Lu}[\\p{L}'’]{1,20}\\.?"

/** "Budget Inn room 217", "Sunset Motor Lodge, rm 9": capitals mark the name. */
const named = buildPattern(
  `(?<![\\p{L}\\p{N}'’])(?!(?:The|A|My|Our)\\s)(${own}(?:\\s(?:and\\s|of\\s)?${own}){0,3}\\s${upper(kinds)}(?:\\s\\p{Lu}\\p{Ll}{2,15})?${room})(?![\\p{L}\\p{N}])`,
  'gu',
)
/** "the red roof inn rm 12": in lower case, a room number is required. */
const roomed = buildPattern(
  `(?<![\\p{L}\\p{N}'’])(?:at|in|to|en|al|del?)\\s(?:the\\s|el\\s|la\\s)?((?:[\\p{L}\\d]{2,20}\\s){1,2}${kinds},?\\s(?:in\\s)?(?:room|rm|cuarto|apt|unit|lot|#)\\.?\\s?#?\\d{1,4}[a-z]?)(?![\\p{L}\\p{N}])`,
  'giu',
)
/** "motel Rodeway cuarto 114", "refugio Casa Esperanza". */
const spanish = buildPattern(
  `(?<![\\p{L}\\p{N}])(?:motel|hotel|refugio|albergue|shelter|apartamentos|departamentos|residencial|trailer park|parque de trailas|condominios?)\\s(?:de\\s|del\\s|la\\s|el\\s){0,2}(${own}(?:\\s(?:de\\s|del\\s)?${own}){0,2}${room})(?![\\p{L}\\p{N}])`,
  'gu',
)
/** "We are at Haven of Rest". */
const restful = buildPattern(
  `(?<![\\p{L}\\p{N}])(?:at|in|en)\\s(?:the\\s|la\\s|el\\s)?(${own}\\s(?:of|de|del)\\s(?:the\\s|la\\s|los\\s|las\\s)?${own})(?![\\p{L}\\p{N}])`,
  'gu',
)
/** "Motel 6 by the fairground, rm 12". */
const numberedMotel =
  /(?<![\p{L}\p{N}])(?:motel|studio|super)\s[68](?![\p{L}\p{N}])(?:[^.;!?\n]{0,30}\s(?:room|rm|cuarto|hab|habitaci[oó]n)\.?\s?#?\d{1,4}[a-z]?(?![\p{L}\p{N}]))?/giu
const homeless =
  /\b(?:shelter|motel|hotel|refugio|albergue|staying|stay|living|live|lives|moved|evicted|homeless|nos quedamos|vivimos|estamos|durmiendo)\b/iu

/** Motels, shelters and housing complexes by name, with the room. */
export function findMotels(text: string, tokens: readonly LocatedToken[]): Identifier[] {
  if (!tokens.some(({ word }) => isMotel.has(word))) return findRestful(text)
  return [
    ...findAll(text, named, 'address'),
    ...findAll(text, roomed, 'address'),
    ...findAll(text, spanish, 'address'),
    ...findAll(text, numberedMotel, 'address'),
    ...findRestful(text),
  ]
}

function findRestful(text: string): Identifier[] {
  return ofCapitals.test(text) && homeless.test(text) ? findAll(text, restful, 'address') : []
}

const ofCapitals = /\s(?:of|del?)\s(?:\p{L}{2,3}\s)?\p{Lu}/u
const isMotel = wordSet(
  `super studio inn motel hotel lodge suites shelter apartments apts residence residences manor estates villas townhomes condos mission park
  campground refugio albergue apartamentos departamentos residencial condominio condominios`,
)

/** Lets each word start with a capital or a small letter. */
function upper(words: string): string {
  return words.replace(/(?<=[(|:])[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`)
}
