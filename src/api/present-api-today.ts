import { markedIn } from '../directory/model/in-language.js'
import type { TodayLine } from '../directory/today/today-line.js'
import type { Speech } from '../platform/language/language.js'
import type { ApiTodayLine } from './api-today-schema.js'

/** A line in the reader's language, else in English. */
export function presentApiToday(line: TodayLine, { code }: Speech): ApiTodayLine {
  const { text, lang } = markedIn(line.words, code, (words) => words)
  return {
    id: line.id,
    kind: line.kind,
    text,
    lang: lang ?? code,
    schools: [...line.schools],
    from: line.startsAt.toISOString(),
    until: line.endsAt.toISOString(),
    closes_offices: line.closesOffices,
  }
}
