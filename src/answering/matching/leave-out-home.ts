import { findUnsaid } from './general-words.js'

const clauseEnd = /[.!?,;\n。！？，；،؛؟]+/u

/** What a text asks beside where its writer lives; null where no clause only says that, or nothing else is left. */
export function leaveOutHome(text: string): string | null {
  const clauses = text.split(clauseEnd).filter((clause) => clause.trim() !== '')
  const rest = clauses.filter((clause) => findUnsaid(clause) !== 'home')
  return rest.length === 0 || rest.length === clauses.length ? null : rest.join('. ').trim()
}
