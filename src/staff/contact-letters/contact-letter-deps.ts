import type { Config } from '../../config.js'
import type { ContactLetters } from '../../content/contact-letters/contact-letters.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { DistrictCard } from '../../platform/web/district-card.js'
import type { Accounts } from '../sign-in/accounts.js'

/** Dependencies of the page that offices open from a letter. */
export interface ContactLetterDeps {
  config: Pick<Config, 'publicUrl' | 'rateLimitPerMinute'>
  /** The current directory. From memory. */
  directory(): DirectorySnapshot
  districtCard(lang: string): DistrictCard
  accounts: Pick<Accounts, 'formTokens'>
  contactLetters: Pick<ContactLetters, 'open' | 'confirm' | 'change'>
}
