import { wordSet } from '../../platform/text/word-set.js'
import { findAll } from './find-all.js'
import type { Identifier } from './identifier.js'
import { type LocatedToken, startsSentence } from './locate-tokens.js'
import { digitsSaid } from './number-words.js'

const socialSecurity = /(?<![\p{N}-])\d{3}[- ]\d{2}[- ]\d{4}(?![\d-])/gu
const longRun = /(?<![\p{L}\p{N}.$-])[A-Z]{0,3}\d{6,}(?![\p{L}\p{N}])/gu
const prescription = /(?<![\p{L}\p{N}])rx[\s#:.-]{0,3}\d{4,}/giu
/** "The one ending 4471": the last four digits of a card or of a social security number. */
const lastFour =
  /(?<![\p{L}\p{N}])(?:ends?|ending|termina[nr]?|terminad[ao]|acaba)\s(?:(?:in|with|en|con)\s)?(?!(?:19|20)\d\d)(\d{4})(?![\p{L}\p{N}:%])/giu
/** Three are enough for a card or a PIN: "lunch pin ends in 662". */
const lastThree =
  /(?<![\p{L}\p{N}])(?:pin|card|badge|id|ssn|social|account|lunch|number|code|tarjeta|gafete|cuenta|n[uú]mero|lonche|clave|seguro|matr[ií]cula)\s[^.;!?\n]{0,30}?(?:ends?|ending|termina[nr]?|terminad[ao]|acaba|last three|[uú]ltimos tres)\s(?:(?:in|with|en|con|is|are|son)\s)?(\d{3})(?![\p{L}\p{N}:%])/giu
const schoolYear = /^(?:19|20)?\d\d\s?[-/]\s?(?:19|20)?\d\d$/
const aYear = /^(?:19|20)\d\d$/
const aDate = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/

/** Words next to a number that identifies somebody. */
const cues = wordSet(
  `student students lunch account acct routing case docket id ids pin pins badge pass card license licence report claim code
  password passport pasaporte alien uscis member group policy poliza medicaid insurance record file reference ref confirmation
  tracking ticket permit ssn ssid social number numbers numbr nummber numer num nr matricula estudiante alumno alumna cuenta caso
  expediente pase folio identificacion curp almuerzo lonche seguro clave codigo contrasena reporte tarjeta licencia portal numero
  numeros nuemro rx prescription receta order orden visa stamps ebt tanf wic estampillas documento document identification
  invoice passcode combo combination application solicitud recibo acta custody custodia`,
)
/** Cues strong enough for three digits, or for a number such as 2014. */
const strongCues = wordSet('id pin pins code clave codigo password contrasena ssn social passport pasaporte')
/** "Bus number 1042" identifies nobody. */
const publicThings = wordSet(
  'bus buses route ruta camion autobus room rm salon page pagina phone cell fone telefono celular question problem grade grado stop flight',
)
const fillers = wordSet(
  `id ids number numbers numbr num no nr numero is its are es son code codigo de del el la los las my mi su sus his her their our
  hijo hija son daughter nino nina kid kids child lunch almuerzo lonche estudiante student pin for the a an of to at up off
  old new nuevo nueva actual login portal card account que was now ahora ending ends with last four first digits ultimos cuatro
  numeros digitos be shud should 4 state district estatal name`,
)
const rightBefore = wordSet('is its be es son number numero num no nr numbr id pin ssn code rx')

/** Numbers that identify somebody: student ids, accounts, cases, orders, policies, social security. */
export function findIds(text: string, tokens: readonly LocatedToken[]): Identifier[] {
  return [
    ...findAll(text, socialSecurity, 'id'),
    ...findAll(text, longRun, 'id'),
    ...findAll(text, prescription, 'id'),
    ...findAll(text, lastFour, 'id'),
    ...findAll(text, lastThree, 'id'),
    ...findMixed(tokens),
    ...tokens.flatMap((_, at) =>
      isCue(tokens, at) ? [...numberBehind(tokens, at), ...numberBefore(tokens, at)] : [],
    ),
    ...findSigned(tokens),
  ].filter(({ from, to }) => !schoolYear.test(text.slice(from, to)) && text[from - 1] !== '$')
}

function isCue(tokens: readonly LocatedToken[], at: number): boolean {
  const { word } = tokens[at]!
  // "Last four 3381".
  if (/^(?:four|4|cuatro)$/.test(word) && /^(?:last|ultimos)$/.test(tokens[at - 1]?.word ?? '')) return true
  const isOne = cues.has(word) || (word.endsWith('s') && word.length > 4 && cues.has(word.slice(0, -1)))
  return isOne && !publicThings.has(tokens[at - 1]?.word ?? '')
}

/** A number after a cue: past filler words, or past a few others if "is" or "number" comes right before it. */
function numberBehind(tokens: readonly LocatedToken[], cue: number): Identifier[] {
  let strange = 0
  for (let at = cue + 1; at < Math.min(tokens.length, cue + 9); at++) {
    const token = tokens[at]!
    if (startsSentence(token) && !/^(?:no|num|nr)$/.test(tokens[at - 1]!.word)) return []
    const last = endOfNumber(tokens, at)
    if (last >= at) {
      const leads = strange === 0 || rightBefore.has(tokens[at - 1]!.word) || token.gap.includes('#')
      if (leads && isIdNumber(tokens, at, last, strongCues.has(tokens[cue]!.word) || isLastFour(tokens, at)))
        return [idOf(tokens, at, last)]
      if (token.word !== '4' && !digitsSaid(token.word)) return []
    }
    if (publicThings.has(token.word)) return []
    if (!fillers.has(token.word) && !cues.has(token.word) && ++strange > 3) return []
  }
  return []
}

/** "300481 is her student id". */
function numberBefore(tokens: readonly LocatedToken[], cue: number): Identifier[] {
  let at = cue - 1
  while (at > cue - 5 && at >= 0 && (fillers.has(tokens[at]!.word) || cues.has(tokens[at]!.word))) at--
  if (at < 0 || at === cue - 1 || !/^(?:is|es|was|son)$/.test(tokens[at + 1]!.word)) return []
  if (tokens.slice(at + 1, cue + 1).some(startsSentence)) return []
  let first = at
  while (first > 0 && /^[\s-]$/.test(tokens[first]!.gap) && isNumber(tokens[first - 1]!)) first--
  return isNumber(tokens[at]!) && isIdNumber(tokens, first, at, false) ? [idOf(tokens, first, at)] : []
}

/** "#04412-BR". */
function findSigned(tokens: readonly LocatedToken[]): Identifier[] {
  return tokens.flatMap((token, at) => {
    if (!/#[\s:.]{0,3}$/.test(token.gap)) return []
    const last = endOfNumber(tokens, at)
    return last >= at && isIdNumber(tokens, at, last, false) ? [idOf(tokens, at, last)] : []
  })
}

/** "22CU0915", "FAM-2022-3061": letters and digits, or hyphenated digits, in any context. */
function findMixed(tokens: readonly LocatedToken[]): Identifier[] {
  const found: Identifier[] = []
  for (let at = 0; at < tokens.length; at++) {
    let last = at
    while (last + 1 < tokens.length && tokens[last + 1]!.gap === '-') last++
    const written = writtenFrom(tokens, at, last)
    const digits = written.replace(/\D/g, '').length
    const mixes = /\p{L}/u.test(written)
    if (
      digits >= (mixes ? 5 : 6) &&
      (mixes || last > at) &&
      /^[A-Za-z\d-]{6,24}$/.test(written) &&
      !aDate.test(written)
    )
      found.push(idOf(tokens, at, last))
    at = last
  }
  return found
}

function isNumber({ raw, word }: LocatedToken): boolean {
  return /\d/.test(raw) || digitsSaid(word) > 0
}

/** The last token of the number that starts here; `at - 1` if none does. */
function endOfNumber(tokens: readonly LocatedToken[], at: number): number {
  const { raw } = tokens[at]!
  const next = tokens[at + 1]
  const leads = /^\p{L}{1,3}$/u.test(raw) && next && /\d/.test(next.raw)
  // "A 209 554 817", "PO 25-00431", "ab-4417".
  if (
    !isNumber(tokens[at]!) &&
    !(leads && (next.gap === '-' || (/^\p{Lu}+$/u.test(raw) && next.gap === ' ')))
  )
    return at - 1
  let last = at
  for (; last + 1 < tokens.length; last++) {
    const { gap, raw } = tokens[last + 1]!
    if (!/^(?:\s?[-/]\s?|\s|\s?\.)$/.test(gap)) break
    if (!isNumber(tokens[last + 1]!) && !(gap === '-' && /^\p{L}{1,4}$/u.test(raw))) break
  }
  return last
}

function isIdNumber(
  tokens: readonly LocatedToken[],
  first: number,
  last: number,
  isStrong: boolean,
): boolean {
  const written = writtenFrom(tokens, first, last)
  if (aDate.test(written) || schoolYear.test(written)) return false
  if (!isStrong && aYear.test(written)) return false
  let digits = 0
  for (let at = first; at <= last; at++)
    digits += digitsSaid(tokens[at]!.word) || tokens[at]!.raw.replace(/\D/g, '').length
  const behind = tokens[last + 1]?.word ?? ''
  if (
    /^(?:dollars?|bucks|dolares|pesos|percent|points|puntos|kids|students|times|minutes|am|pm)$/.test(behind)
  )
    return false
  return digits >= (isStrong ? 3 : 4)
}

/** "The last 4 of my social is 3381". */
function isLastFour(tokens: readonly LocatedToken[], at: number): boolean {
  return tokens.slice(Math.max(0, at - 9), at).some(({ word }) => /^(?:last|ultimos)$/.test(word))
}

function writtenFrom(tokens: readonly LocatedToken[], first: number, last: number): string {
  let written = tokens[first]!.raw
  for (let at = first + 1; at <= last; at++) written += tokens[at]!.gap + tokens[at]!.raw
  return written
}

function idOf(tokens: readonly LocatedToken[], first: number, last: number): Identifier {
  return { kind: 'id', from: tokens[first]!.from, to: tokens[last]!.to }
}
