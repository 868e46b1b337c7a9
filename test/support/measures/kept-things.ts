import { nameModule } from '../../../src/platform/process/name-module.js'
import type { DirectoryDocument } from '../../../src/platform/search/directory-document.js'
import { createDirectoryTable } from '../../../src/platform/search/directory-table.js'
import { packNumbers } from '../../../src/platform/text/number-by-word.js'
import { packWords } from '../../../src/platform/text/packed-words.js'
import { inNewBundle } from '../samples/new-bundle.js'

const many = (length: number) => Array.from({ length }, (_, i) => `word${i * 7919}`)

/** Things whose memory is measured, in a thread of their own. */
export const keptThings = {
  packedNumbers: () => packNumbers(new Map(many(30_000).map((word, i) => [word, i]))),
  packedWords: () => packWords(many(30_000)),
  directoryTable,
  namedModule,
}

function namedModule(): string {
  const named = inNewBundle(nameModule)
  // V8 keeps the text that was matched last.
  if (!/a/.test('a')) throw new Error('It was not matched')
  return named
}

/** Each document has the same 300 words. */
async function directoryTable() {
  const table = createDirectoryTable()
  await table.fill(documents)
  return table
}

const words = many(300).join(' ')
// Not of the table: its caller has them anyway.
const documents = Array.from(
  { length: 100 },
  (_, i): DirectoryDocument => ({
    ...{ id: `person-${i}`, kind: 'person', title: { en: 'Ana' }, subtitle: {} },
    ...{ school: null, office: null, words, url: `/person/${i}` },
  }),
)
