import type { RevisionContent } from '../../answering/revision/revision.js'
import type { Config } from '../../config.js'
import type { AnswerSchool, EmergencyLine } from '../../directory/contacts/resolved-contact.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { Language } from '../../platform/language/language.js'
import type { Assets } from '../../platform/web/assets.js'
import type { DistrictCard } from '../../platform/web/district-card.js'
import type { Templates } from '../../platform/web/templates.js'

/** The pages about the site: what it needs from the rest of the service. */
export interface SiteDeps {
  config: Pick<Config, 'publicUrl' | 'embedParents'>
  language: Language
  templates: Templates
  assets: Assets
  now(): Date
  /** From memory: error pages need it when the database does not answer. */
  districtCard(lang: string): DistrictCard
  /** The directory as it is now. From memory. */
  directory(): DirectorySnapshot
  /** What routes now: the published topics, offices, ladders. From memory. */
  published(): RevisionContent
  /** All schools, in the order of lists. From memory. */
  listSchools(): AnswerSchool[]
  /** Every crisis line, most urgent first: for the page of all lines. From memory. */
  emergencyLines(lang: string): EmergencyLine[]
  /** How many days the redacted text of a concern is kept; 0 for not at all. */
  keepTextDays: number
}
