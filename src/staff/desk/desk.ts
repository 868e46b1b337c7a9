import type { School } from '../../directory/model/school.js'
import type { Database } from '../../platform/database/open-database.js'
import { type DeskFindings, type LookUpTools, lookUp } from './look-up.js'
import { createMostAsked, type MostAsked, type MostAskedTools } from './most-asked.js'
import { createReferralStore, type ReferralStore } from './referral-store.js'
import type { DeskMoment } from './resolve-target.js'
import { createSavedItemStore, type SavedItemStore } from './saved-item-store.js'
import { countTopics } from './topic-count-store.js'

/** The desk's services, built once. */
export interface Desk {
  /** @param text tidied, not empty */
  lookUp(text: string, moment: DeskMoment): Promise<DeskFindings>
  /** The school that the family of a stored answer asked for. @returns null for none, or an unknown code */
  schoolOf(code: string, moment: DeskMoment): School | null
  referrals: ReferralStore
  shelf: SavedItemStore
  mostAsked: MostAsked
}

export interface DeskTools extends LookUpTools, Pick<MostAskedTools, 'topics' | 'now'> {
  database: Database
}

export function createDesk({ database, topics, now, ...looking }: DeskTools): Desk {
  return {
    lookUp: (text, moment) => lookUp(text, moment, looking),
    schoolOf(code, moment) {
      const asked = looking.findStored(code, moment)?.inquiry.school ?? null
      return moment.directory.whole.schools.find(({ id }) => id === asked) ?? null
    },
    referrals: createReferralStore(database),
    shelf: createSavedItemStore(database),
    mostAsked: createMostAsked({
      topics,
      count: (since, school) => countTopics(database, since, school),
      now,
    }),
  }
}
