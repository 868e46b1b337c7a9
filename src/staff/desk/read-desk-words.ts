import { readConcern } from '../../answering/read-concern.js'
import { type FieldProblem, Unprocessable } from '../../platform/web/errors.js'

/** With fewer letters the list waits. */
const notYet = new Set<string>(['problem.concernMissing', 'problem.concernShort'])

/** Reads a clerk's input like a family's concern; empty while too short. */
export function readDeskWords(typed: unknown): { text: string; problems: FieldProblem[] } {
  const fields = { concern: typed, school: null, lang: null }
  try {
    return { text: readConcern(fields, [], { language: 'en', channel: 'page' }).text, problems: [] }
  } catch (error) {
    if (!(error instanceof Unprocessable)) throw error
    return { text: '', problems: error.problems.filter(({ key }) => !notYet.has(key)) }
  }
}
