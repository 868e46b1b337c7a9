import type { Config } from '../../config.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { Language } from '../../platform/language/language.js'

/** The description of the API: what it needs from the rest of the service. */
export interface OpenApiDeps {
  config: Pick<Config, 'publicUrl'>
  language: Language
  /** The directory as it is now. From memory. */
  directory(): DirectorySnapshot
}
