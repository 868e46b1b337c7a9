import { contentHash } from '../../../src/answering/revision/content-hash.js'
import type { WrittenContent } from '../../../src/answering/revision/revision.js'
import { packCatalog } from '../../../src/content/catalog/read-catalog.js'
import { doCatalogTask } from '../../../src/content/catalog/run-catalog-task.js'
import { readWorkingCopy } from '../../../src/content/revisions/working-copy-store.js'
import type { Database } from '../../../src/platform/database/open-database.js'

/** A catalog that can be changed. */
type OpenCatalog = Omit<WrittenContent, 'rules'>

/** Offers a catalog that differs from the working copy as it is now. @returns its hash */
export function offerCatalog(database: Database, at: Date, change: (catalog: OpenCatalog) => void): string {
  const { rules: _, ...catalog } = structuredClone(readWorkingCopy(database))
  change(catalog)
  const hash = contentHash({ ...catalog, rules: [] })
  const packed = { hash, content: packCatalog({ ...catalog, roles: {} }) }
  doCatalogTask(database, { do: 'look', packed, stamp: hash, at })
  return hash
}

/** A new topic, another title, a new phrasing, and a danger phrase less. */
export function changeCatalog(catalog: OpenCatalog): void {
  const [first] = catalog.topics
  const slug = 'kite-club'
  const words = { title: 'Kite club', summary: 'The office knows.', bring: '' }
  catalog.topics.push({ ...first!, slug, words: { en: words } })
  catalog.topics.find((topic) => topic.slug === 'bus-late')!.words.en.title = 'Bus that is late'
  catalog.phrasings.push({ topic: 'bus-late', lang: 'en', text: 'the gondola left without us' })
  catalog.phrasings.push({ topic: slug, lang: 'en', text: 'when does the kite club meet' })
  const lost = catalog.dangerPhrases.findIndex(({ danger }) => danger)
  catalog.dangerPhrases.splice(lost, 1)
}
