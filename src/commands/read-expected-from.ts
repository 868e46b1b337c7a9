import { expectDirectory, expectPhrasings } from '../answering/expected-indexes.js'
import { mergedTopicsOf } from '../answering/revision/revision.js'
import { latestRevision, latestRevisionId } from '../content/revisions/revision-store.js'
import { createDirectory } from '../directory/model/directory-snapshot.js'
import type { Database } from '../platform/database/open-database.js'
import { Refusal } from '../platform/language/refusal.js'
import { wording } from '../platform/language/wording.js'
import type { ExpectedIndex } from '../platform/search/compare-index.js'
import type { ReadExpected } from '../platform/search/verify-indexes.js'

/**
 * Every search index as a database has it. It is read anew each time; a revision's phrasings are made only once.
 * The reader throws {Refusal} while nothing is published.
 * @param district its name, where one service serves many
 */
export function readExpectedFrom(database: Database, district: string | null = null): ReadExpected {
  let known: { id: number; content: Parameters<typeof expectDirectory>[1]; phrasings: ExpectedIndex } | null =
    null
  const directory = createDirectory(database, {
    now: () => new Date(),
    mergedTopics: () => (known ? mergedTopicsOf(known.content) : new Map()),
  })
  return async () => {
    if (known?.id !== latestRevisionId(database)) {
      const latest = latestRevision(database)
      if (!latest) throw new Refusal(wording('index.nothingPublished'))
      known = { id: latest.id, content: latest.content, phrasings: await expectPhrasings(latest.content) }
    }
    return [await expectDirectory(await directory.fresh(), known!.content, district), known!.phrasings]
  }
}
