import { buildPattern, compiledOnce } from '../../platform/text/build-pattern.js'

const englishMonths =
  'jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
/** As they sound, too: "disiembre", "avril", "henero". */
const spanishMonths =
  'h?enero|fe[bv]r?ero|mar[szc]o|a[bv]ril|ma[yi]o|jun[iy]o|jul[iy]o|agosto|se[pc]?tie[mn][bv]re|o[ck]?tu[bv]re|no[bv]ie[mn][bv]re|di[csz]ie[mn][bv]re|ene|abr|ago|set|dic'
const monthName = buildPattern(`(?<!\\p{L})(?:${englishMonths}|${spanishMonths})(?!\\p{L})`, 'giu')
/** July stands for itself in "4th of July". */
const [july, otherMonth] = ['þ', 'ð']
const months = `[${july}${otherMonth}]{3,10}`

/**
 * The text with an Icelandic letter for each letter of a month's name, so that patterns need not list the names wherever a month may
 * stand: with the lists, V8 compiled two of them to 7 MB of machine code. The patterns below are read on such a text.
 */
export function maskMonths(text: string): string {
  return text.replace(monthName, (name) =>
    (name.toLowerCase() === 'july' ? july : otherMonth).repeat(name.length),
  )
}

const day = '\\d{1,2}(?:st|nd|rd|th|ro|º)?'
const year = "(?:(?:19|20)\\d\\d|['’]?\\d\\d)"
const feast = `(?:christmas(?: eve| day)?|new year['’]?s(?: eve| day)?|halloween|thanksgiving|valentine['’]?s day|(?:fourth|4th) of ${july}{4}|nochebuena|navidad|a[nñ]o nuevo|d[ií]a de (?:reyes|los muertos|muertos|las madres))`
const pattern = (source: string) =>
  buildPattern(`(?<![\\p{L}\\p{N}/.-])(?:${source})(?![\\p{L}\\p{N}/-])`, 'giu')

/** "April 5th, 2015", "5 de abril", "5-apr-15", "April 2015". */
export const writtenDate = pattern(
  [
    `${months}\\.?\\s{1,4}${day}(?:(?:\\s{0,2},)?\\s{0,3}(?:of\\s{1,4}|del?\\s{1,4})?${year})?`,
    `${day}\\s{1,4}(?:of\\s{1,4}|de\\s{1,4})?${months}\\.?(?:(?:\\s{0,2},)?\\s{0,3}(?:of\\s{1,4}|del?\\s{1,4})?${year})?`,
    `${day}[-/.]${months}[-/.]${year}`,
    `${months}[-/.]${day}[-/.]${year}`,
    `(?:19|20)\\d\\d[-/.]${months}[-/.]\\d{1,2}`,
    `the\\s${day}\\s(?:of|de|d)\\s${months}(?:\\.?,?\\s{1,3}(?:del?\\s)?${year})?`,
    `${day}\\sd\\s${months}(?:\\s(?:del?|d)\\s${year})?`,
    `(?:19|20)\\d\\d,?\\s{1,3}${months}\\s{1,3}${day}`,
    `${feast},?\\s{1,3}(?:of\\s|in\\s|del?\\s)?(?:19|20)\\d\\d`,
    `\\d{1,2}[-/.\\s][ivx]{1,4}[-/.\\s]${year}`,
    `${months}\\.?,?\\s{1,4}(?:of\\s{1,4}|del?\\s{1,4})?(?:19|20)\\d\\d`,
  ].join('|'),
)

/** "3/4/2015", "2015-03-04", "3 - 4 - 15". */
export const dateInDigits = pattern(
  '(?:19|20)\\d\\d[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}\\s?[-/.]\\s?\\d{1,2}\\s?[-/.]\\s?(?:(?:19|20)\\d\\d|\\d\\d)|\\d{1,2}\\s\\d{1,2}\\s(?:19|20)\\d\\d|(?:19|20)\\d\\d\\s\\d{1,2}\\s\\d{1,2}|\\d{1,2}\\sdel?\\s\\d{1,2}\\sdel?\\s(?:(?:19|20)\\d\\d|\\d\\d)',
)

const enDay =
  '(?:(?:twenty|thirty)[\\s-])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth)|twentieth|thirtieth'
const esDay =
  '(?:treinta y )?(?:primero|uno?|dos|tre[sz]|[ck]uatro|[cs]inco|[sc]ei[sz]|[sc]iete|ocho|nue[bv]e)|die[zs]|on[cs]e|do[cs]e|tre[cs]e|[ck]ator[cs]e|quin[cs]e|die[cs]i\\p{L}{3,5}|[bv]einti?\\p{L}{0,6}|treinta'
const unit = '(?:one|two|three|four|five|six|seven|eight|nine)'
const teen = '(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)'
const enYear = `(?:two thousand(?: and)?(?: (?:${unit}|${teen}|twenty(?:[\\s-]${unit})?))?|twenty[\\s-](?:oh[\\s-]${unit}|${teen}|twenty(?:[\\s-]${unit})?)|nineteen[\\s-](?:\\p{L}{3,9})(?:[\\s-]${unit})?|oh[\\s-]${unit}|${teen})`
const esYear =
  '(?:mil novecientos(?: \\p{L}{3,10})(?: y \\p{L}{3,6})?|dos ?mil(?: (?:\\p{L}{3,12}))?|(?:diez|once|doce|trece|catorce|quince|dieci\\p{L}{3,5}|veinte|veinti\\p{L}{2,6}))'
const anyYear = `(?:,? ?(?:of |in |de |del )?${compiledOnce}(?:${year}|${enYear}|${esYear}))?`

const spokenDays = [
  `${months},? (?:the )?(?:${enDay})`,
  `(?:the )?(?:${enDay})(?: of)? ${months}`,
  `(?:${esDay}),? (?:de )?${months}`,
  `(?:the )?(?:(?:(?:twenty|thirty)[\\s-])?${unit}|${teen}|twenty|thirty)(?: of)? ${months}`,
]

/** "April fifth 2015", "first of march two thousand thirteen", "cinco de mayo de dos mil trece". */
export const spokenDate = pattern(
  [
    // The year is written once, not with each: it is long.
    `(?:${spokenDays.join('|')})${anyYear}`,
    `${months},? ?\\d{0,2}(?:st|nd|rd|th)?,? ${compiledOnce}(?:${enYear}|(?:del? )?${esYear})`,
    `(?:${esDay}|\\d{1,2}) del? (?:mes )?(?:${esDay}|\\d{1,2}) (?:del? )?(?:${esYear}|${year})`,
    feast,
    `(?:the )?\\d{1,2}(?:st|nd|rd|th)?(?: of| de)? ${months}(?: del?| of)?,? ${compiledOnce}(?:${enYear}|${esYear})`,
  ].join('|'),
)

/** "3/4": a date only with more evidence. */
export const dayInDigits = pattern('\\d{1,2}\\s\\d{1,2}\\s\\d{2}|\\d{1,2}[/-]\\d{1,2}')
export const dateRunTogether = pattern('\\d{6}|\\d{8}|(?:0\\d|1[0-2])[0-3]\\d|(?:19|20)\\d\\d')
