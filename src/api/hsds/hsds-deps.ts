import type { Config } from '../../config.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { Language } from '../../platform/language/language.js'

/** Dependencies of the HSDS export. */
export interface HsdsDeps {
  config: Pick<Config, 'publicUrl'>
  language: Language
  now(): Date
  /** The current directory. From memory. */
  directory(): DirectorySnapshot
}
