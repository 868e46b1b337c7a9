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
  const titled = titledNames(note)
  const others = find(note).filter(({ from, to }) => !titled.some((name) => from < name.to && name.from < to))
  const found = [...others, ...titled]
    .sort((a, b) => a.from - b.from)
    .map(({ from, to }) => note.slice(from, to))
  if (found.length === 0) return null
  const quoted = [...new Set(found)].map((words) => speech.t('choose.quoted', { title: words }))
  return { field: 'note', key: 'desk.problem.noteTells', values: { words: speech.list(quoted) } }
}

/** A name after a title identifies a person even if it is that of a staff member, which the finder leaves. */
function titledNames(note: string): { from: number; to: number }[] {
  const names = note.matchAll(/\b(?:Mrs?|Ms|Miss|Mx|Dr|Sra?|Srta)\b\.?\s+\p{Lu}[\p{L}'’-]+/gu)
  return [...names].map(({ index, 0: name }) => ({ from: index, to: index + name.length }))
}
