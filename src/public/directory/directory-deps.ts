import type { RevisionContent } from '../../answering/revision/revision.js'
import type { Config } from '../../config.js'
import type { WrongNumbers } from '../../directory/contacts/wrong-numbers.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { DirectoryQuery } from '../../platform/search/directory-document.js'
import type { DirectoryAnswer } from '../../platform/search/directory-search.js'
import type { Messages } from '../messages/messages.js'

/** Dependencies of the public directory. */
export interface DirectoryDeps {
  config: Pick<Config, 'publicUrl'>
  now(): Date
  /** The current directory. From memory. */
  directory(): DirectorySnapshot
  /** The published topics, offices and ladders. From memory. */
  published(): RevisionContent
  messages: Pick<Messages, 'takes'>
  /** Counts "This number is wrong". */
  wrongNumbers: Pick<WrongNumbers, 'report'>
  /** Searches the directory, tolerating typos; never throws. */
  findInDirectory(words: string, query?: DirectoryQuery): Promise<DirectoryAnswer>
}
