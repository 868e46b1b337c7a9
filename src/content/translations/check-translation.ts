import {
  countNumberSigns,
  type FieldWords,
  isNumberedKind,
  missingNumbers,
  type TranslatedKind,
  translatedFields,
} from '../../directory/model/translations.js'
import { type Wording, wording } from '../../platform/language/wording.js'

/** A fault of one field. */
export interface FieldFault {
  field: string
  fault: Wording
}

/** Longer than any text that a phone shows well. */
export const maxTranslatedCharacters = 1000

/** The words of the kind's fields, without spaces at the ends or lines. */
export function tidyWords(kind: TranslatedKind, given: FieldWords): FieldWords {
  return Object.fromEntries(
    translatedFields[kind].map((field) => [field, (given[field] ?? '').trim().replace(/\s+/g, ' ')]),
  )
}

/** Whether nothing is translated. */
export const isEmpty = (words: FieldWords) => Object.values(words).every((text) => text === '')

/**
 * The faults of tidied words. A translation is complete, or empty: then families read English.
 * @param english the words that it was made from
 */
export function checkTranslation(kind: TranslatedKind, words: FieldWords, english: FieldWords): FieldFault[] {
  if (isEmpty(words)) return []
  const halves = translatedFields[kind]
    .filter((field) => english[field] && !words[field])
    .map((field) => ({ field, fault: wording('fault.translation.half') }))
  const long = translatedFields[kind]
    .filter((field) => (words[field]?.length ?? 0) > maxTranslatedCharacters)
    .map((field) => ({ field, fault: wording('fault.long', { most: maxTranslatedCharacters }) }))
  if (halves.length > 0) return halves
  return [...long, ...checkNumbers(kind, words, english), ...checkNumberSigns(kind, words, english)]
}

/** "Room #": each number of the English has its place. */
function checkNumberSigns(kind: TranslatedKind, words: FieldWords, english: FieldWords): FieldFault[] {
  const count = countNumberSigns(english.text ?? '')
  if (!isNumberedKind(kind) || countNumberSigns(words.text ?? '') === count) return []
  return [{ field: 'text', fault: wording('fault.translation.numberSigns', { count }) }]
}

/** A wrong phone number is worse than English words. */
function checkNumbers(kind: TranslatedKind, words: FieldWords, english: FieldWords): FieldFault[] {
  return missingNumbers(kind, words, english).map((number) => {
    const has = (of: FieldWords) => translatedFields[kind].find((field) => of[field]?.includes(number))
    const extra = has(words)
    return extra
      ? { field: extra, fault: wording('fault.translation.numberExtra', { number }) }
      : { field: has(english) ?? 'name', fault: wording('fault.translation.numberMissing', { number }) }
  })
}
