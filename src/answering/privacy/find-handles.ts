import { allMatches } from '../../platform/text/all-matches.js'
import { buildPattern } from '../../platform/text/build-pattern.js'
import { foldName } from '../../platform/text/mention-text.js'
import { findAll } from './find-all.js'
import type { Identifier } from './identifier.js'
import type { LocatedToken } from './locate-tokens.js'
import { linkWords } from './name-words.js'
import type { WordKnowledge } from './word-knowledge.js'

const places =
  'ps[345]|snap|snapchat|insta|instagram|ig|tik ?tok|discord|roblox|fortnite|minecraft|xbox|psn|playstation|steam|twitch|kik|telegram|whatsapp|wasap|facebook|fb|messenger|twitter|youtube|gamer ?tags?|usernames?|user ?name|usuario|usuaria|screen ?name|handle|perfil|profile|log ?in|cuenta|account|acct|portal|parent ?vue|parent ?square|power ?school|infinite campus|campus|canvas|clever|classroom|schoology|skyward|aeries|seesaw|acceso|contrase[nñ]a|password'
const pay = 'venmo|zelle|cash ?app|paypal|apple pay|google pay|mercado ?pago'
const place = buildPattern(`\\b(?:${places}|${pay})\\b`, 'iu')

/** "jazzy_bae", "Tito_PR": ordinary words have no underscore. */
const underscored =
  /(?<![\p{L}\p{N}@./_-])(?=[\p{L}\p{N}.-]{0,30}_)[\p{L}\p{N}_.-]{4,31}(?<![.-])(?![\p{L}\p{N}_@])/gu
/** "nena.fresa.09", "m00nbunny", "BigDawg22": joined words with digits, dots or capitals. */
const joined =
  /(?<![\p{L}\p{N}@./_-])(?=[\p{L}\p{N}.-]{4,31}(?![\p{L}\p{N}_@]))(?:\p{L}{1,20}\.[\p{L}\p{N}]{2,20}(?:\.[\p{L}\p{N}]{1,10}){0,2}|\p{L}{1,20}\d{1,6}(?:\p{L}{1,20}\d{0,6})?|\d{1,4}\p{L}{3,20}\d{0,4}|\p{Lu}?\p{Ll}{2,12}\p{Lu}\p{L}{1,20}\d{0,6}(?:[\s-]\d{2,6})?|\p{L}{2,15}-\p{L}{2,15}-[\p{L}\p{N}]{2,12}|\p{L}{3,20}-\d{2,6}|x{1,2}\p{Lu}[\p{L}\d]{2,25})(?![\p{L}\p{N}_@])/gu
/** Matches of `joined` that are not account names. */
const common =
  /^(?:(?:[ai]\.?[em]|e\.g|i\.e|p\.?e|a\.?m|p\.?m)\.?|\d+(?:st|nd|rd|th|am|pm|mins?|hrs?|days?|years?|yr|grader?s?|grado|anos|años)|(?:ipad|iphone|ipod|youtube|tiktok|powerschool|classdojo|whatsapp|facebook|snapchat|playstation|paypal|cashapp|gofundme|parentsquare|goguardian|mychart|ixl|covid19|covid|ps[45]|h1n1|f150|rav4)\d*|mc\p{Lu}\p{L}+|de\p{Lu}\p{L}+|la\p{Lu}\p{L}+)$/iu

/** "hquintana.parent", "GUARDIAN-tzul.m", "v-quintanilla": words with points and dashes between them. */
const signed =
  /(?<![\p{L}\p{N}@./_-])[\p{L}\p{N}]{1,20}(?:[._-][\p{L}\p{N}]{1,20}){1,4}(?![\p{L}\p{N}_@/-])(?!\.\p{L})/gu
const signedCue =
  /(?<![\p{L}\p{N}])(?:user ?names?|user|usuari[oa]|log ?in|logged in|sign in|handle|venmo|zelle|cash ?app|perfil|profile|cuenta|account|acceso|gamer ?tag|entr[oa]|como|as|reset|locked|portal|campus|canvas|clever)(?:\s[\p{L}'’]{1,12}){0,4}[:,]?\s$/iu
const fileOrSite = /\.(?:com|org|net|edu|gov|us|mx|pdf|docx?|xlsx?|pptx?|jpe?g|png|heic|gif|mp[34]|html?)$/i

/** "Zelle … under renfro cattle", "roblox as big dog": the name of a family or a shop there. */
const goesBy = buildPattern(
  `\\b(?:${places}|${pay})\\b[^.;!?\\n]{0,60}?\\s(?:under|goes by|listed as|shows as|shows up as|appears as|comes up as|aparece como|aparezco como|sale como|salgo como|a nombre de|named|called|se llama|llamado|llamada|juega como)\\s((?:the\\s|la\\s|el\\s)?[\\p{L}\\p{N}.&'’-]{2,30}(?:\\s[\\p{L}\\p{N}.&'’-]{2,30})?)`,
  'giu',
)

/** Account names, recognized by form or context. */
export function findHandles(
  text: string,
  tokens: readonly LocatedToken[],
  words: Pick<WordKnowledge, 'isWord'>,
): Identifier[] {
  const certain = (text.includes('_') ? findAll(text, underscored, 'account') : []).filter(({ from, to }) =>
    /\p{L}{2}/u.test(text.slice(from, to)),
  )
  if (!tokens.some(({ word }) => placeStart.test(word)) || !place.test(text)) return certain
  const run = findAll(text, joined, 'account').filter(({ from, to }) => {
    const written = text.slice(from, to)
    return !common.test(written) && !fileOrSite.test(written)
  })
  const parted = findAll(text, signed, 'account').filter((one) => isSigned(text, one, words))
  return [...certain, ...run, ...parted, ...allMatches(text, goesBy).map((match) => namedIn(match))]
}

/** A point within says enough; a dash is in many words, and needs a cue before it. */
function isSigned(
  text: string,
  { from, to }: Identifier,
  { isWord }: Pick<WordKnowledge, 'isWord'>,
): boolean {
  const written = text.slice(from, to)
  if (common.test(written) || fileOrSite.test(written)) return false
  const parts = written.split(/[._-]/)
  const isOdd = parts.some((part) => part.length > 2 && /\p{L}/u.test(part) && !isWord(foldName(part)))
  if (!isOdd && !parts.some((part) => /\p{L}\d|\d\p{L}/u.test(part))) return false
  return written.includes('.') || signedCue.test(text.slice(Math.max(0, from - 64), from))
}

const placeStart =
  /^(?:portal|parent|power|infinite|campus|canvas|clever|classroom|schoology|skyward|aeries|seesaw|acceso|contrasena|password|log|ps[345]|snap|insta|ig|tik|discord|roblox|fortnite|minecraft|xbox|psn|playstation|steam|twitch|kik|telegram|whatsapp|wasap|facebook|fb|messenger|twitter|youtube|gamer|user|usuari|screen|handle|perfil|profile|login|cuenta|account|acct|venmo|zelle|cash|paypal|apple|google|mercado)/

/** Takes the second word only if it is not a function word. */
function namedIn(match: RegExpExecArray | RegExpMatchArray): Identifier {
  const written = match[1]!
  const from = match.index! + match[0].length - written.length
  const parts = written.split(' ')
  const last = parts.at(-1)!
  const isNextWord = parts.length > 1 && linkWords.has(last.toLowerCase())
  return { kind: 'account', from, to: from + written.length - (isNextWord ? last.length + 1 : 0) }
}
