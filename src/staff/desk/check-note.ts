import type { Identifier } from '../../answering/privacy/identifier.js'
import type { Speech } from '../../platform/language/language.js'
import type { FieldProblem } from '../../platform/web/errors.js'

/** Finds identifying details. */
export type FindIdentifiers = (text: string) => readonly Identifier[]

/** Max note length, in characters: long enough for a reminder, too short for a story. */
export const maxNoteLength = 200

/** @returns null if the note may be kept */
export function checkNote(note: string, find: FindIdentifiers, speech: Speech): FieldProblem | null {
  const length = [...note].length
  if (length > maxNoteLength)
    return {
      field: 'note',
      key: 'desk.problem.noteLong',
      values: { count: length - maxNoteLength, most: maxNoteLength },
    }
  const found = [...find(note).map(({ from, to }) => note.slice(from, to)), ...titledNames(note)]
  if (found.length === 0) return null
  const quoted = [...new Set(found)].map((words) => speech.t('choose.quoted', { title: words }))
  return { field: 'note', key: 'desk.problem.noteTells', values: { words: speech.list(quoted) } }
}

/** A name after a title identifies a person even if it is that of a staff member, which the finder leaves. */
function titledNames(note: string): string[] {
  return note.match(/\b(?:Mrs?|Ms|Miss|Mx|Dr|Sra?|Srta)\b\.?\s+\p{Lu}[\p{L}'’-]+/gu) ?? []
}
