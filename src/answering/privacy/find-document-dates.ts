import { dateInDigits, maskMonths, spokenDate, writtenDate } from './date-patterns.js'
import { findAll } from './find-all.js'
import type { Identifier } from './identifier.js'

/** Documents about one child. */
const paper =
  /\b(?:ieps?|504s?|eval(?:uations?|s)?|evaluaci[oó]n(?:es)?|reports?|reportes?|referral|order|orden|custody|custodia|dated|fechad[oa]|signed|firmad[oa]|court|corte|hearing|audiencia|incident|incidente|suspen\p{L}{2,8}|notice|letter|carta|diagnos\p{L}{2,8}|ifsp|mtss|fba|bip)\b[^\n.;!?]{0,30}$/iu
const anyPaper =
  /\b(?:iep|504|eval|report|referral|order|orden|custod|dated|fechad|signed|firmad|court|corte|hearing|audiencia|inciden|suspen|notice|letter|carta|diagnos|ifsp|mtss|fba|bip)/iu

const saidYear = /thousand|mil|\d{4}/i

/** Full dates that identify one child's documents: "IEP 3/14/2025", "the 504 dated January 17, 2025". */
export function findDocumentDates(text: string): Identifier[] {
  if (!anyPaper.test(text)) return []
  const masked = maskMonths(text)
  // The long patterns only where what they must hold is there.
  return [
    ...(/\d/.test(text) ? findAll(text, dateInDigits, 'id') : []),
    ...(/(?:19|20)\d\d/.test(text) ? findAll(masked, writtenDate, 'id') : []).filter(({ from, to }) =>
      /(?:19|20)\d\d$/.test(text.slice(from, to)),
    ),
    ...(saidYear.test(text) ? findAll(masked, spokenDate, 'id') : []).filter(({ from, to }) =>
      saidYear.test(text.slice(from, to)),
    ),
  ].filter(({ from }) => paper.test(text.slice(Math.max(0, from - 48), from)))
}
