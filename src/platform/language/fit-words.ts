import { buildPattern } from '../text/build-pattern.js'

/** Fits a filled-in text to its grammar, where a value changes the word beside it or is changed by it. */
export function fitWords(code: string, text: string): string {
  if (code === 'es') return endOnce(fitArticle(text))
  if (code === 'fr') return endOnce(keepMarks(text))
  return endOnce(code === 'ru' ? declineWeekdays(text) : text)
}

/** Spanish says "a la 1:00" and "a las 2:00"; the words have the plural. */
function fitArticle(text: string): string {
  return text.replace(/\blas(?= 1:\d)/g, 'la')
}

/** French has a blank before some marks, which must not begin a line, nor « end one. */
function keepMarks(text: string): string {
  return text.replace(/ (?=[:;!?»])/g, '\u00A0').replace(/« /g, '«\u00A0')
}

/** Where an abbreviation ends the sentence, its period is the sentence's: "a las 7:30 a.m." */
function endOnce(text: string): string {
  return text.replace(/(?<!\.)\.(\u2069?)\.(?=[\s\u2069”»")]|$)/gu, '.$1')
}

/** After "until", "by", or "not before", and after "on". */
const russianWeekdays: Readonly<Record<string, { of: string; on: string }>> = {
  понедельник: { of: 'понедельника', on: 'в понедельник' },
  вторник: { of: 'вторника', on: 'во вторник' },
  среда: { of: 'среды', on: 'в среду' },
  четверг: { of: 'четверга', on: 'в четверг' },
  пятница: { of: 'пятницы', on: 'в пятницу' },
  суббота: { of: 'субботы', on: 'в субботу' },
  воскресенье: { of: 'воскресенья', on: 'в воскресенье' },
}
const russianWeekday = buildPattern(
  `(?<!\\p{L})(до|с|конца|позже|раньше|в) (${Object.keys(russianWeekdays).join('|')})(?!\\p{L})`,
  'gu',
)

/** `Intl` writes a weekday as if it stood alone. */
function declineWeekdays(text: string): string {
  return text.replace(russianWeekday, (_, before: string, day: string) => {
    const { of, on } = russianWeekdays[day]!
    return before === 'в' ? on : `${before} ${of}`
  })
}

/** Spanish abbreviations end in a period, mié. 2 de dic., and no comma follows a weekday: el martes 14 de octubre. */
export function fitDate(code: string, date: string): string {
  if (code !== 'es') return date
  return date
    .replace(/\b(lunes|martes|miércoles|jueves|viernes|sábado|domingo), /g, '$1 ')
    .replace(/\b(lun|mar|mié|jue|vie|sáb|dom), /g, '$1. ')
    .replace(/\b(ene|feb|mar|abr|may|jun|jul|ago|sept|oct|nov|dic)\b(?!\.)/g, '$1.')
}
