import type { RevisionContent } from '../../answering/revision/revision.js'
import type { Config } from '../../config.js'
import type { WeeklyGrading } from '../../content/grading/weekly-grading.js'
import type { MysteryShopper } from '../../content/shopper/mystery-shopper.js'
import type { AnswerSchool, EmergencyLine } from '../../directory/contacts/resolved-contact.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { Language } from '../../platform/language/language.js'
import type { Assets } from '../../platform/web/assets.js'
import type { DistrictCard } from '../../platform/web/district-card.js'
import type { Templates } from '../../platform/web/templates.js'
import type { Messages } from '../messages/messages.js'

/** Dependencies of the pages about the site: the sum of those below. */
export interface SiteDeps {
  config: Pick<Config, 'publicUrl' | 'embedParents'>
  language: Language
  templates: Templates
  assets: Assets
  now(): Date
  /** From memory: error pages need it when the database does not answer. */
  districtCard(lang: string): DistrictCard
  /** The current directory. From memory. */
  directory(): DirectorySnapshot
  /** The published topics, offices and ladders. From memory. */
  published(): RevisionContent
  /** All schools, in list order. From memory. */
  listSchools(): AnswerSchool[]
  /** Every crisis line, most urgent first, for the page of all lines. From memory. */
  emergencyLines(lang: string): EmergencyLine[]
  messages: Pick<Messages, 'isOn'>
  /** What the nightly test questions found. */
  shopper: Pick<MysteryShopper, 'nights'>
  /** What two people said of real questions. */
  grading: Pick<WeeklyGrading, 'shown'>
  /** How many days a concern's redacted text is kept; 0 for not at all. */
  keepTextDays: number
}

export type EmbedDeps = Pick<SiteDeps, 'config' | 'language' | 'listSchools' | 'directory'>
export type AboutDeps = Pick<
  SiteDeps,
  'language' | 'directory' | 'messages' | 'keepTextDays' | 'shopper' | 'grading' | 'now'
>
export type DiscoveryDeps = Pick<SiteDeps, 'config' | 'language' | 'assets'>
