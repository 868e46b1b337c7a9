import type { Config } from '../../config.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { Language } from '../../platform/language/language.js'

/** Dependencies of the API description. */
export interface OpenApiDeps {
  config: Pick<Config, 'publicUrl'>
  language: Language
  /** The current directory. From memory. */
  directory(): DirectorySnapshot
}
