import { labelledConcern } from '../evaluation/labelled-concern.js'
import type { CaseFacts } from './saved-case.js'

/** Cases from a file, each with its id there, and what is wrong with the other lines. */
export interface ReadCases {
  cases: { key: string; facts: CaseFacts }[]
  /** A whole sentence each, that names the line. */
  faults: string[]
}

/**
 * Reads cases in the format of the evaluation set: one JSON object a line.
 * @param offices ids that may be named
 */
export function readCases(written: string, offices: ReadonlySet<string>): ReadCases {
  const read: ReadCases = { cases: [], faults: [] }
  for (const [index, line] of written.split('\n').entries()) {
    if (line.trim() === '') continue
    const fault = (what: string) => read.faults.push(`Line ${index + 1}: ${what}.`)
    let json: unknown
    try {
      json = JSON.parse(line)
    } catch {
      fault(
        'it is not a JSON object such as {"id": "a-1", "q": "The bus is late", "expect": ["transportation"]}',
      )
      continue
    }
    const concern = labelledConcern.safeParse(json)
    if (!concern.success) {
      for (const { path, message } of concern.error.issues) fault(`${path.join(', ') || 'it'}: ${message}`)
      continue
    }
    const { id, q, lang, level, expect, ok, crisis, scope } = concern.data
    const unknown = [...expect, ...ok].filter((office) => !offices.has(office))
    for (const office of unknown) fault(`there is no office "${office}"`)
    if (unknown.length > 0) continue
    const facts = {
      lang,
      level,
      expect,
      ok,
      crisis,
      scope,
      concern: q,
      outcome: null,
      protected: false,
      note: '',
    }
    read.cases.push({ key: id, facts })
  }
  return read
}

/** Cases as such a file, one a line. */
export function writeCases(cases: readonly ({ key: string } & CaseFacts)[]): string {
  return cases
    .map(({ key: id, concern: q, lang, level, expect, ok, crisis, scope }) =>
      JSON.stringify({ id, q, lang, level, expect, ok, crisis, scope }),
    )
    .map((line) => `${line}\n`)
    .join('')
}
