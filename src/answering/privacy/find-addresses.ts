import { allMatches } from '../../platform/text/all-matches.js'
import { buildPattern } from '../../platform/text/build-pattern.js'
import { foldName } from '../../platform/text/mention-text.js'
import { findAll } from './find-all.js'
import { findCorners } from './find-corners.js'
import { findCrossings } from './find-crossings.js'
import { findHomes } from './find-homes.js'
import { findMotels } from './find-motels.js'
import { findRural } from './find-rural.js'
import { growAddresses } from './grow-addresses.js'
import type { Identifier } from './identifier.js'
import type { LocatedToken } from './locate-tokens.js'
import { linkWords } from './name-words.js'
import type { WordKnowledge } from './word-knowledge.js'

const kinds =
  '(?:street|st|str|avenue|ave|av|road|rd|drive|dr|lane|ln|court|ct|boulevard|blvd|way|place|pl|terrace|ter|circle|cir|parkway|pkwy|highway|hwy|trail|trl|loop|pike|row|square|sq|alley|crossing|heights|run|path|point|ridge)'
const sureKinds =
  '(?:street|st|avenue|ave|road|rd|lane|ln|boulevard|blvd|court|drive|terrace|parkway|pkwy|trail)'
const flat =
  '(?:(?:\\s*,)?\\s*(?:apt|apartment|apto|apartamento|depto|departamento|unit|suite|ste|lot|lote|espacio|esp|space|spc|casa|bloque|edificio|edif|bldg|building|trailer|traila|room|rm|floor|piso|cuarto|pod|exit|unidad|interior|int|number|n[uú]mero|no|n[uú]m|#)\\.?(?:\\s*#)?\\s*(?:[a-z]?-?\\d{1,5}-?[a-z]?|[a-z])(?![\\p{L}\\p{N}])(?:\\s(?:up|down|front|rear|back)(?![\\p{L}\\p{N}]))?)?(?:,?\\s(?:(?:first|second|third|fourth|top|ground|[1-9](?:st|nd|rd|th)|primer|segundo|tercer)\\s(?:floor|fl|piso)|upstairs(?:\\s(?:front|rear|back))?|downstairs(?:\\s(?:front|rear|back))?|(?:up|down|front|rear|back)(?=[.,;]|$))(?![\\p{L}\\p{N}]))?'
/** Parts that may follow, such as "Alder Creek, OH 44100"; case-sensitive. */
const town =
  /^(?:(?:\s*,)?\s*(?:\p{Lu}[\p{L}.]{1,24}(?![\p{L}.])\s?){1,3},?\s+[A-Z]{2}(?!\p{L}))?(?:(?:\s*,)?\s*\d{5}(?:-\d{4})?(?![\d-]))?/u
const number = '\\d{1,6}(?:\\s1/2|½|\\s?-?[a-z])?'
const side = '(?:(?:n|s|e|w|ne|nw|se|sw|north|south|east|west|norte|sur|este|oeste)\\.?\\s+)?'
const name = "[\\p{L}\\p{N}][\\p{L}\\p{N}'’.-]{0,40}"
const start = '(?<![\\p{L}\\p{N}$#/:.-])'
const end = '(?![\\p{L}\\p{N}])'

const numbered = buildPattern(
  `${start}${number}\\s+${side}((?:${name}\\s+){1,3}?)${kinds}${end}\\.?(?:\\s(?:pl|place|ct|court|n|s|e|w|north|south|east|west)\\.?${end})?${flat}`,
  'giu',
)
const numberedOnly = buildPattern(
  `${start}${number}\\s+(?:n|s|e|w|ne|nw|se|sw|north|south|east|west)\\.?\\s+\\d{1,3}(?:st|nd|rd|th)${end}${flat}`,
  'giu',
)
const unnumbered = buildPattern(`${start}((?:${name}\\s+){1,2}?)${sureKinds}${end}\\.?${flat}`, 'giu')
const spanish = buildPattern(
  `${start}(?:(?:el\\s+)?${number}\\s+(?:de\\s+)?(?:la\\s+)?)?(?:calle|avenida|av|ave|carretera|callej[oó]n|colonia|bulevar|blvd|privada|c/)\\.?\\s+((?:(?:de|del|la|las|los|el)\\s+){0,2}${name}(?:\\s+${name}){0,2}?)(?:(?:\\s*,)?(?:\\s*(?:#|no\\.?|n[uú]m\\.?|n[uú]mero))?\\s*\\d{1,6}[a-z]?${end})?(?:\\s+(?:y|con|esquina con|esq\\.?)\\s+(?:la\\s+|el\\s+)?(?:(?:calle|avenida|av\\.?)\\s+(?:\\d{1,3}|${name})|\\d{1,3})${end})?${flat}`,
  'giu',
)
const postBox = /\b(?:p\.?\s?o\.?\s+box|apartado(?:\s+postal)?|casilla(?:\s+postal)?)(?:\s*#)?\s*\d+/giu
const flatAlone =
  /\b(?:apt|apartment|apto|apartamento|depto|departamento|unit|unidad|trailer|lot|lote|space|espacio|traila|bldg|edificio|edif)\.?(?:\s(?:n[uú]mero|n[uú]m|number|no)\.?)?(?:\s{0,2}#)?\s{0,2}(?:[a-z]?-?\d{1,5}-?[a-z]?)(?![\p{L}\p{N}])/giu
/** "Unit C, 905 …", "apt B": a capital letter in place of a number. */
const letteredFlat =
  /(?<![\p{L}\p{N}])(?:[Uu]nit|[Aa]pt|[Aa]partment|[Aa]pto|[Aa]partamento|[Dd]epto|[Bb]ldg|[Bb]uilding|[Ee]dificio|[Ll]ot|[Ll]ote|[Uu]nidad)\.?\s[B-HJ-Z](?![\p{L}\p{N}'’])/gu
/** "6021 Camino del Cerro, esp. 17". */
const spanishRoad = buildPattern(
  `${start}\\d{2,6}\\s+(?:camino|paseo|v[ií]a|vista|rancho|loma|lomas|cerro|villa|plaza|vereda|cerrada|circuito|andador|calz(?:ada)?|senda|entrada)\\s(?:(?:de|del|la|las|los|el)\\s){0,2}${name}${flat}`,
  'giu',
)
/** After an apartment or a motel room: the building. */
const itsHouse =
  /^\s(?:at|in|of|de|del|en)\s(?:(?:the|la|las|los|el)\s)?\p{L}{2,20}(?:\s(?:\d{1,3}(?!\d)|\p{Lu}\p{L}{1,20}|apts|apartments|inn|motel|park|verde|village|acres|estates|manor|terrace|oaks|pines|hills|glen|woods))?(?:\sde\s(?:la|los|las)\s\p{L}{3,20})?(?![\p{L}\p{N}])/u
const motelRoom =
  /\b(?:room|rm|cuarto|habitaci[oó]n|hab)\.?\s?#?\d{1,4}[a-z]?(?=\s(?:at|in|of|de|del|en)\s(?:the\s|la\s|el\s|los\s)?(?:[\p{L}]{2,20}\s)?(?:\p{L}{2,20}\s)?(?:inn|motel|hotel|lodge|suites|super|days|red|knights|studio|econo|comfort|quality|budget|extended))/giu
const corner = buildPattern(
  `\\b(?:corner of|at|stop on|esquina de|parada de|parada en|entre)\\s+((?:la\\s+)?(?:\\d{1,3}(?:st|nd|rd|th)?|\\p{Lu}[\\p{L}'’-]+)(?:\\s+${kinds})?\\s*(?:and|y|&)\\s*(?:la\\s+)?(?:\\d{1,3}(?:st|nd|rd|th)|\\p{Lu}[\\p{L}'’-]+)(?:\\s+${kinds}${end})?)`,
  'gu',
)
const spanishCorner =
  /\b(?:en|por|entre|de|con)\s+(?:la\s+)?(\d{1,3}\s+y\s+(?:la\s+)?(?:\d{1,3}(?!\d)|\p{Lu}\p{Ll}+))(?!\s(?:a[nñ]os|meses|grado|de\sla\s(?:tarde|ma[nñ]ana|noche)))/gu
/** "1100 block of parsons". */
const block = /(?<![\p{L}\p{N}$])\d{2,5}\sblock\sof\s(?:[nsew]\.?\s)?\p{L}{3,20}(?![\p{L}\p{N}])/giu
/** "506 n. main": a number, a direction, a name. */
const sided =
  /(?<![\p{L}\p{N}$#/:.-])\d{2,5}\s(?:n|s|e|w|ne|nw|se|sw|north|south|east|west)\.?\s(?!side\b|end\b)[\p{L}]{3,20}(?:\s\d(?:st|nd|rd|do|er|ro)\s(?:floor|fl|piso))?(?![\p{L}\p{N}])/giu
/** "at 123 Maple": a number and a capitalized name. */
const atNumber =
  /\b(?:at|to|en|a|near|by|outside|behind|reside|del|de|live|address|number|direcci[oó]n|n[uú]mero)\s+((?<!#)\d{2,5}\s+(?:[NSEW]\.?\s+)?(?!(?:[AP]M|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)\p{Lu}\p{Ll}{2,}(?:\s+\p{Lu}\p{Ll}+)?)/gu
/** "1600 Pine, unit 22": the unit makes it an address. */
const withFlat =
  /(?<![\p{L}\p{N}$#/:.-])\d{2,5}\s(?:\p{Lu}\p{Ll}{1,20}\.?\s?){1,3},\s(?:(?:basement|rear|back|front|upstairs|downstairs|first floor|second floor|top floor)(?:\s(?:apt|apartment|unit))?|(?:apt|apartment|unit|number|n[uú]mero|no|n[uú]m|apto|depto|lot|floor|piso|casa|#)\.?\s?#?[A-Za-z]?-?\d{0,4}[A-Za-z]?)(?![\p{L}\p{N}])/gu
/** "We live at …", up to where the clause ends. */
const home =
  /\b(?:(?:live|lives|living|stay|stays|staying|moved|moving|rent|renting|house is|home is|address(?: has)?(?: changed)?(?: is)?)(?:\s*(?::|at|to|on|in|is|off|near|by))?(?!\s+(?:from|de|desde)\b)|(?:vivo|vive|vivimos|viven|estamos|nos mudamos|nos cambiamos|me mud[eé]|rentamos|quedamos)(?:\s+\p{L}+){0,3}?\s+(?:en|por|a)|(?:mi|nuestra|su)\s+(?:casa|direcci[oó]n|domicilio)(?:\s+nueva)?(?:\s+(?:est[aá]|es|queda))?(?:\s+en)?|(?:domicilio|direcci[oó]n)(?:\s+(?:nuev[oa]|correct[oa]|buen[oa]|actual))?(?:\s+es)?(?:\s+en)?)(?:\s*:)?\s+((?:el |la |the )?[^,.;!?\n]{3,80})/giu
const turn =
  /(?<!\s)\s+(?:(?:la|el|esta|este|last|this|next)\s(?:semana|mes|a[nñ]o|lunes|martes|mi[eé]rcoles|jueves|viernes|week|month|year|summer)\b|ayer\b|todav[ií]a\b|(?:until|till?|hasta|way|and|but|so|with|because|since|which|who|do|does|can|what|where|when|how|is|are|we|i|my|the|bus|y|pero|con|porque|que|qu[eé]|a|no|mi|hay|cu[aá]l|d[oó]nde|nos|el|desde|hace|last|next|now|para|for|need|in the|al|mientras|while)\s)[\s\S]*$/iu
const homeWords =
  /\b(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|blvd|motel|hotel|inn|shelter|apartments|trailer|park|lot|calle|avenida|refugio|apartamentos?|ruta|route|box)\b/iu

/** Places where people live or wait: streets with or without a number, PO boxes, corners. Includes schools' addresses. */
export function findAddresses(
  text: string,
  tokens: readonly LocatedToken[],
  words: WordKnowledge,
): Identifier[] {
  const isName = (part: string) => isStreetName(part, words)
  const found = [
    ...named(text, numbered, (part, match) => isName(part) || isSurelyNumbered(part, match)),
    ...named(text, unnumbered, (part) => isName(part) && !/^\d/.test(part)),
    ...named(text, spanish, isName),
    ...findAll(text, numberedOnly, 'address'),
    ...findAll(text, atNumber, 'address'),
    ...findAll(text, postBox, 'address'),
    ...[...findAll(text, flatAlone, 'address'), ...findAll(text, motelRoom, 'address')].map((flat) =>
      withHouse(text, flat),
    ),
    ...findAll(text, corner, 'address'),
    ...findAll(text, spanishCorner, 'address'),
    ...findWhereLived(text),
    ...findHomes(tokens, words),
    ...findCorners(tokens, words),
    ...findAll(text, sided, 'address'),
    ...findAll(text, block, 'address'),
    ...findAll(text, letteredFlat, 'address'),
    ...(/\d\d\s\p{L}/u.test(text)
      ? [spanishRoad, withFlat].flatMap((each) => findAll(text, each, 'address'))
      : []),
    ...findCrossings(text),
    ...findMotels(text, tokens),
    ...findRural(text, tokens),
  ]
  return growAddresses(found, tokens)
}

function named(
  text: string,
  pattern: RegExp,
  isName: (part: string, match: string) => boolean,
): Identifier[] {
  const found: Identifier[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    if (isName(match[1] ?? '', match[0])) {
      const to = endOfAddress(text, match)
      found.push({ kind: 'address', from: match.index, to })
      pattern.lastIndex = to
    } else {
      // "on Prospect Avenue" fails, but "Prospect Avenue" inside it may match.
      pattern.lastIndex = match.index + 1
    }
  }
  return found
}

/** "Apt 6C at the Willow Glen": extends it to the building if a capital letter or a housing word marks one. */
function withHouse(text: string, flat: Identifier): Identifier {
  const behind = itsHouse.exec(text.slice(flat.to, flat.to + 80))?.[0] ?? ''
  const isNamed =
    /\p{Lu}|\b(?:super|inn|motel|hotel|apts|apartments|park|village|acres|estates|manor|terrace|oaks|pines|hills|glen|woods)\b|\sde\s(?:los|las)\s/u.test(
      behind,
    )
  return isNamed ? { ...flat, to: flat.to + behind.length } : flat
}

/** Includes the town, but not the sentence's period. */
function endOfAddress(text: string, match: RegExpExecArray): number {
  const end = match.index + match[0].length
  const behind = town.exec(text.slice(end))?.[0] ?? ''
  return behind === '' ? match.index + match[0].replace(/(?<![\s.])[\s.]+$/, '').length : end + behind.length
}

/** "12 oak st", not "2 days in a row" or "across the street". */
function isStreetName(part: string, words: WordKnowledge): boolean {
  const parts = part.trim().split(/\s+/)
  const own = parts.filter((word) => !/^(?:de|del|la|las|los|el|old|new|st|saint|san|santa)$/iu.test(word))
  if (own.length === 0) return parts.length > 1 && /old|new/iu.test(part)
  return own.every((word) => {
    const folded = foldName(word.replace(/(?<![.-])[.-]+$/, ''))
    if (/^\d+(?:st|nd|rd|th)?$/.test(folded)) return true
    return !words.isCommon(folded) || (/^\p{Lu}\p{Ll}/u.test(word) && !words.isLink(folded))
  })
}

/** "7714 garfield hts blvd": any words after a house number, except small ones and durations. */
function isSurelyNumbered(part: string, match: string): boolean {
  if (!/^\d{2,6}\s/.test(match) || !surelyStreet.test(match)) return false
  return part
    .trim()
    .split(/\s+/)
    .every((word) => !linkWords.has(foldName(word)) && !amounts.test(word))
}

const surelyStreet = buildPattern(`\\s${sureKinds}${end}`, 'iu')
const amounts =
  /^(?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?|miles?|blocks?|kids|children|students|people|times|per|school|bus|grade|am|pm|more|other|dollars?)$/iu

const howFar =
  /^(?:\d+|one|two|three|un[oa]?|dos|tres)\s+(?:miles?|blocks?|minutes?|hours?|weeks?|days?|months?|years?|times?|millas?|cuadras?|minutos?|horas?|semanas?|d[ií]as|mes(?:es)?|a[nñ]os|kids|children|ni[nñ]os|hijos)\b/iu
const atSchool = /\b(?:grade|grado|room|sal[oó]n|middle|high|elementary|school|escuela|bus)\b/iu

function findWhereLived(text: string): Identifier[] {
  return allMatches(text, home).flatMap((match) => {
    const where = match[1] ?? ''
    const start = where
      .replace(/^(?:(?:el|la|los|las|the|a)\s+)+/iu, '')
      .replace(/^(?:refugio|albergue|shelter|hotel|motel)\s+(?:de\s+)?(?=\p{Lu})/u, '')
    const place = ` ${start}`.replace(turn, '').trim()
    if (!/\d/.test(place) && !homeWords.test(place)) return []
    if (howFar.test(place) || atSchool.test(place)) return []
    const from = match.index + match[0].lastIndexOf(where) + where.indexOf(place)
    return [{ kind: 'address' as const, from, to: from + place.length }]
  })
}
