import { buildPattern } from '../../platform/text/build-pattern.js'
import { findAll } from './find-all.js'
import type { Identifier } from './identifier.js'

const start = '(?<![\\p{L}\\p{N}])'
const end = '(?![\\p{L}\\p{N}])'
const own =
  "\\p{Lu}[\\p{L}'’]{1,20}(?:\\s(?:de\\s(?:la\\s|los\\s|las\\s)?|del\\s)?\\p{Lu}[\\p{L}'’]{1,20}){0,2}"
const counted = '\\d{1,3}(?:a|ª|ta|da|ra|va|st|nd|rd|th)?'
const road = '(?:(?:[Cc]alle|[Aa]venida|[Aa]ve?\\.?|[Cc]allej[oó]n|[Bb]ulevar)\\s)?'
const and = '\\s(?:y|con|esquina con|entre|esq\\.?)\\s'
const noTime =
  '(?!\\s(?:de\\sla\\s(?:tarde|ma[nñ]ana|noche)|a\\.?m|p\\.?m|hrs|horas|a[nñ]os|meses|grado|de\\s(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)))'
const lead = '(?:en|por|entre|de|esquina(?:\\sde)?|hasta|es|:|,)\\s'

/** "En la 38 y Figueroa", "por Military y la 20", "entre la Avenida Juárez y la 5a": one of them counted. */
const corner = buildPattern(
  `${start}(?:(?=entre\\s(?:la|el|calle|avenida)\\s)|(?<=${lead}))((?:entre\\s)?(?:(?:la\\s)?${road}${counted}${and}(?:la\\s|el\\s)?${road}${own}|(?:la\\s|el\\s)?${road}${own}${and}la\\s${road}${counted}|la\\s${road}${counted}${and}la\\s${road}${counted})(?:\\sy\\s(?:la\\s)?(?:${own}|${counted}))?)${end}${noTime}`,
  'gu',
)
/** "En la Ogden con Pulaski": a place where somebody lives or waits. */
const namedCorner = buildPattern(
  `${start}(?:en|por|entre|esquina(?:\\sde)?)\\s((?:la\\s|el\\s)${road}${own}\\s(?:y|con|esquina con)\\s(?:la\\s|el\\s)?${road}${own})${end}`,
  'gu',
)
const kinds =
  '(?:[Rr]ancho|[Rr]anchito|[Ee]jido|[Cc]olonia|[Cc]ol\\.|[Pp]arque|[Cc]omplejo|[Rr]esidencial|[Cc]amino|[Cc]allej[oó]n|[Tt]ra[iy]las?|[Ff]raccionamiento|[Bb]arrio|[Pp]rivada|[Ee]dificio|[Cc]ondominios?|[Dd]epartamentos|[Aa]partamentos|[Vv]ecindad|[Cc]oto|[Vv]illas?)'
/** "El rancho La Herradura", "la colonia Los Olmos": places with a name. */
const named = buildPattern(
  `${start}(${kinds}\\s(?:\\d{1,3}\\s)?(?:(?:de|del|la|las|los|el)\\s){0,2}${own}(?:\\s\\d{1,4}(?![\\d:]))?)${end}`,
  'gu',
)
/** The same in small letters, where a saint or an article says that a name follows: "rancho san isidro", "colonia las milpas". */
const lowNamed = buildPattern(
  `${start}(?:rancho|ranchito|ejido|colonia|col\\.|fraccionamiento|barrio|tra[iy]las?|vecindad|residencial|privada)\\s(?:de\\s)?(?:san|santa|santo|los|las|el|la|villa|valle|loma|lomas)\\s\\p{L}{3,15}${end}`,
  'giu',
)
/** "La traila 9 de don Chema", "el lote 40 de Palm Drive". */
const lot = buildPattern(
  `${start}(?:tra[iy]la|trailer|lote|espacio|casita|caba[nñ]a|depa)\\s(?:n[uú]mero\\s|#\\s?)?\\d{1,4}[a-z]?(?:\\s(?:del?|en)\\s(?:(?:don|do[nñ]a|la|el|los|las)\\s)?(?:parque\\s|rancho\\s)?\\p{Lu}\\p{L}{2,20}(?:\\s\\p{Lu}\\p{L}{2,20}){0,2})?${end}`,
  'gu',
)
/** "Sale 1290 Ceder Creek": a house number and a name with capitals, where an address is told of. */
const housed = buildPattern(
  `${start}(?:sale|dice|pone|pusieron|aparece|es|era|vivo|vive|vivimos|no|not|is|was|says|shows|a|de|en|to|from|at|por|direcci[oó]n|address|domicilio|casa)[:,]?\\s(\\d{2,5}\\s(?:[NSEW]\\.?\\s)?(?!(?:AM|PM|Enero|Febrero|Marzo|Abril|Mayo|Junio|Julio|Agosto|Septiembre|Octubre|Noviembre|Diciembre|January|February|March|April|June|July|August|September|October|November|December)${end})\\p{Lu}\\p{Ll}{2,20}(?:\\s\\p{Lu}\\p{Ll}{1,20}){0,2})${end}`,
  'gu',
)
const lives =
  /(?:\b[vb]i[vb](?:o|e|es|imos|en|iendo|[ií]a)|\brent(?:o|a|amos|an|ando)|\bqued(?:o|a|amos|an|ando)|\bmud\p{L}{1,6}|\bcambi(?:amos|[eé]|aron)|\bdurm\p{L}{2,6}|\bdormimos|\bmi\scasa|\bnuestra\scasa|direcci[oó]n|domicilio|\bcartas?\b|\bcorreo\b|\bparada|\brecog\p{L}{1,4}|\bbaja[nr]?\b|\bdeja[nr]?\b|\bestamos\b|\bestoy\b|\bsomos\b|\bsoy\b|\besquina|\bubicad|\bresid|\bl[ií]v(?:e|es|ing)\b|\baddress|\bmail|\bmoved?\b|\brentamos|\bapart|\bcasero)/iu

/** Places in Spanish where families say they live: corners, ranches, trailer parks, houses without the kind of the street. */
export function findSpanishPlaces(text: string): Identifier[] {
  const corners = /\d/.test(text) ? findAll(text, corner, 'address') : []
  if (!lives.test(text)) return corners
  const patterns = [namedCorner, named, lowNamed, ...(/\d/.test(text) ? [lot, housed] : [])]
  return [...corners, ...patterns.flatMap((pattern) => findAll(text, pattern, 'address'))]
}
