import { createHash } from 'node:crypto'
import type { Database } from '../../platform/database/open-database.js'
import { fromRoot } from '../../platform/root.js'
import { type LabeledConcern, readLabeledConcerns } from '../rehearsal/labeled-concern.js'
import { listReplayItems } from '../rehearsal/replay-item-store.js'
import type { CaseFacts } from '../rehearsal/saved-case.js'

/** A concern with the answer that it should get. */
export interface ShopperConcern {
  /** `set:es-4:1f0c22aa` or `case:12:90ab11cd`. The end changes with the words and the expected answer. */
  key: string
  asked: CaseFacts
}

/** 25 plain concerns in each of twelve languages, the same in every district. Nothing may learn from them. */
export const nationalSetFile = fromRoot('seeds', 'shopper', 'concerns.jsonl')

/** The national set. @throws {Error} naming the line and the fault */
export function readNationalSet(): ShopperConcern[] {
  return readLabeledConcerns(nationalSetFile).map((concern) => named(`set:${concern.id}`, factsOf(concern)))
}

/** The district's saved cases, without those whose words await a review. */
export function readOwnSet(database: Database, now: Date): ShopperConcern[] {
  return listReplayItems(database, { maxInquiries: 0, now }).flatMap(({ key, asked }) =>
    asked ? [named(key, asked)] : [],
  )
}

/** @returns its kind, and its id within the kind */
export function readKey(key: string): { isOwn: boolean; id: string } {
  const [kind, id = ''] = key.split(':')
  return { isOwn: kind === 'case', id }
}

function named(key: string, asked: CaseFacts): ShopperConcern {
  const { concern, lang, level, expect, ok, outcome, crisis, scope } = asked
  const facts = JSON.stringify([concern, lang, level, expect, ok, outcome, crisis, scope])
  return { key: `${key}:${createHash('sha256').update(facts).digest('hex').slice(0, 8)}`, asked }
}

function factsOf({ q, lang, level, expect, ok, crisis, scope }: LabeledConcern): CaseFacts {
  const none = { outcome: null, protected: false, note: '' }
  return { concern: q, lang, level, expect, ok, crisis, scope, ...none }
}
