import { readTable } from '../../../platform/files/read-table.js'
import { type MappedFile, mapCells } from './column-mapping.js'
import { type WordKind, wordKey } from './mapping-store.js'
import { jobsIn } from './title-words.js'

/** A word of foreign files whose meaning is asked. */
export interface ForeignWord {
  word: string
  /** How many rows have it. */
  count: number
}

/** A page asks for at most this many; the rarest are left out. */
const maxWords = 400

/** In characters. A longer cell is a text, such as a job description, and means nothing here. */
const maxWordLength = 200

/**
 * The job titles, or names of offices, and the words for buildings in files; the most frequent first. A title with several jobs is
 * asked as each of them.
 * @param isKnown whether somebody has said what a title as a whole means
 */
export async function foreignWords(
  files: readonly MappedFile[],
  isKnown: (title: string) => boolean = () => false,
): Promise<Record<WordKind, ForeignWord[]>> {
  const found = { title: new Map<string, ForeignWord>(), place: new Map<string, ForeignWord>() }
  for (const file of files) {
    const { mapping } = file
    if (!mapping || !['staff', 'contacts', 'topics'].includes(mapping.target)) continue
    for await (const { rows } of readTable(file, []))
      for (const { cells } of rows) {
        const row = mapCells(mapping, cells)
        const { title = '' } = row
        if (mapping.target !== 'staff') note(found.title, row.office)
        else for (const job of isKnown(title) ? [title] : jobsIn(title)) note(found.title, job)
        note(found.place, row.place)
      }
  }
  return { title: sorted(found.title), place: sorted(found.place) }
}

function note(words: Map<string, ForeignWord>, word = ''): void {
  if (word.length > maxWordLength) return
  const key = wordKey(word)
  if (key === '') return
  const known = words.get(key)
  if (known) known.count++
  else words.set(key, { word, count: 1 })
}

const sorted = (words: Map<string, ForeignWord>) =>
  [...words.values()]
    .sort((a, b) => b.count - a.count || a.word.localeCompare(b.word, 'en'))
    .slice(0, maxWords)
