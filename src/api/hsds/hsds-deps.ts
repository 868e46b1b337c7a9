import type { Config } from '../../config.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { Language } from '../../platform/language/language.js'

/** The HSDS export: what it needs from the rest of the service. */
export interface HsdsDeps {
  config: Pick<Config, 'publicUrl'>
  language: Language
  now(): Date
  /** The directory as it is now. From memory. */
  directory(): DirectorySnapshot
}
