import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { createMentionIndex, type MentionIndex } from '../../../src/answering/mentions/mention-index.js'
import { createOrdinaryWords } from '../../../src/answering/mentions/ordinary-words.js'
import { seedDatabase } from '../../../src/content/seeds/seed-database.js'
import { type DirectorySnapshot, readDirectory } from '../../../src/directory/model/directory-snapshot.js'
import { fromRoot } from '../../../src/platform/root.js'
import { foldName } from '../../../src/platform/text/mention-text.js'
import { bytesMadeOnce } from '../run/made-once.js'
import { openEmpty } from './empty-database.js'
import { openCopy } from './open-copy.js'
import { writeSeedFolder } from './seed-folder.js'

const directoryFiles = [
  'district',
  'schools',
  'offices',
  'contacts',
  'people',
  'posts',
  'calendar',
  'crisis-lines',
  'outside-services',
]
let index: MentionIndex | null = null
const phrasings = new Map<string, Promise<readonly string[]>>()

/** The names of the seeded sample district, read once; the routing files are those of the small district. */
export async function sampleMentions(): Promise<MentionIndex> {
  index ??= createMentionIndex(await sampleDistrict(), createOrdinaryWords(await countWords()))
  return index
}

/** The catalog's phrasings in one language. Their file is read once for all processes: that takes most of a second. */
export function catalogPhrasings(lang: string): Promise<readonly string[]> {
  const known = phrasings.get(lang)
  if (known) return known
  const texts = bytesMadeOnce(`catalog-phrasings-${lang}`, async () => {
    const rows = parse(readFileSync(seedFile(`phrasings/${lang}.csv`)), { columns: true, bom: true })
    return Buffer.from(JSON.stringify((rows as { text: string }[]).map(({ text }) => text)))
  }).then((made) => JSON.parse(made.toString()) as string[])
  phrasings.set(lang, texts)
  return texts
}

async function sampleDistrict(): Promise<DirectorySnapshot> {
  const database = openCopy(await bytesMadeOnce('mention-district', seedDistrict))
  const directory = readDirectory(database)
  database.$client.close()
  return directory
}

async function seedDistrict(): Promise<Buffer> {
  const database = await openEmpty()
  const seeds = writeSeedFolder({
    ...Object.fromEntries(
      directoryFiles.map((name) => [`${name}.csv`, readFileSync(seedFile(`${name}.csv`), 'utf8')]),
    ),
    'synonyms.csv': 'lang,word,means\n',
  })
  seedDatabase(database, seeds.folder)
  seeds.remove()
  return database.$client.serialize()
}

/** The catalog words the live service uses. */
async function countWords(): Promise<(word: string) => number> {
  const made = await bytesMadeOnce('catalog-words', async () =>
    Buffer.from(JSON.stringify(await countCatalog())),
  )
  const counts = new Map<string, number>(JSON.parse(made.toString()))
  return (word) => counts.get(word) ?? 0
}

async function countCatalog(): Promise<[word: string, count: number][]> {
  const counts = new Map<string, number>()
  for (const text of (await Promise.all(['en', 'es'].map(catalogPhrasings))).flat())
    for (const word of foldName(text).match(/\p{L}+/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts]
}

const seedFile = (name: string) => fromRoot('seeds', name)
