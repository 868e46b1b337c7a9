import type { DirectorySnapshot } from '../directory/model/directory-snapshot.js'
import { directoryDocumentSlices } from '../directory/search/directory-documents.js'
import type { ExpectedIndex } from '../platform/search/compare-index.js'
import { expectedDirectoryIndex } from '../platform/search/directory-index.js'
import { expectedPhrasingIndex } from '../platform/search/phrasing-index.js'
import { inSlices } from '../platform/threads/slices.js'
import { phrasingDocumentSlices, stemPhrasings } from './matching/match-index.js'
import { phrasingsHashSlices } from './revision/content-hash.js'
import type { RevisionContent } from './revision/revision.js'

/**
 * The index of the directory, as it should be.
 * @param directory as families see it today
 * @param district its name, where one service serves many
 */
export async function expectDirectory(
  directory: DirectorySnapshot,
  content: RevisionContent,
  district: string | null = null,
): Promise<ExpectedIndex> {
  return expectedDirectoryIndex(await inSlices(directoryDocumentSlices(directory, content)), district)
}

/** The index of a revision's phrasings, as it should be. @param stems of the phrasings; made where they are not known */
export async function expectPhrasings(
  content: Pick<RevisionContent, 'phrasings'>,
  stems: readonly string[] = stemPhrasings(content),
): Promise<ExpectedIndex> {
  const documents = await inSlices(phrasingDocumentSlices(content, stems))
  return expectedPhrasingIndex(documents, await inSlices(phrasingsHashSlices(content)))
}
