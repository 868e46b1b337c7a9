import type { RevisionContent } from '../../answering/revision/revision.js'
import type { Config } from '../../config.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { DirectoryQuery } from '../../platform/search/directory-document.js'
import type { DirectoryAnswer } from '../../platform/search/directory-search.js'

/** The public directory: what it needs from the rest of the service. */
export interface DirectoryDeps {
  config: Pick<Config, 'publicUrl'>
  now(): Date
  /** The directory as it is now. From memory. */
  directory(): DirectorySnapshot
  /** What routes now: the published topics, offices, ladders. From memory. */
  published(): RevisionContent
  /** Looks the directory up, tolerant of slips; never throws. */
  findInDirectory(words: string, query?: DirectoryQuery): Promise<DirectoryAnswer>
}
