import { readConcern } from '../../answering/read-concern.js'
import { type FieldProblem, Unprocessable } from '../../platform/web/errors.js'

/** Fewer letters are no words yet: the list waits. */
const notYet = new Set<string>(['problem.concernMissing', 'problem.concernShort'])

/** What a clerk types, read as a parent's concern is; empty while there is too little of it. */
export function readDeskWords(typed: unknown): { text: string; problems: FieldProblem[] } {
  const fields = { concern: typed, school: null, lang: null }
  try {
    return { text: readConcern(fields, [], { language: 'en', channel: 'page' }).text, problems: [] }
  } catch (error) {
    if (!(error instanceof Unprocessable)) throw error
    return { text: '', problems: error.problems.filter(({ key }) => !notYet.has(key)) }
  }
}
