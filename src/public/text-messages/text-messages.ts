import { join } from 'node:path'
import type { Config } from '../../config.js'
import { createExpiringCache, type ExpiringCache } from '../../platform/cache/expiring-cache.js'
import type { Database } from '../../platform/database/open-database.js'
import type { HealthNotes } from '../../platform/web/health-notes.js'
import type { Log } from '../../platform/web/log.js'
import { type NumberHash, openNumberKey } from './number-hash.js'
import { createOptOutStore } from './opt-out-store.js'
import { createOptOuts, type OptOuts } from './opt-outs.js'
import { watchNumberKey } from './watch-number-key.js'

/** The last exchange with a phone. */
export interface Conversation {
  /** BCP 47 code of the sender's language. */
  lang: string
  /** The concern that still needs a school; null for none. */
  waiting: string | null
  /** Slug of the school that a question between topics was about; null for none. */
  school: string | null
}

/** Dependencies of text messages. Phones are identified only by the hash of their number. */
export interface TextMessages {
  /** Twilio's auth token, its signing key. */
  authToken: string
  publicUrl: string
  /** The number families text, E.164 or a short code; null when not shown. */
  number: string | null
  hashNumber: NumberHash
  optOuts: OptOuts
  conversations: ExpiringCache<Conversation>
  /** Replies by message id: Twilio asks again after a slow answer, and gets the same one. */
  replies: ExpiringCache<Promise<string | null>>
  /** Phones that just got emergency lines. */
  helped: ExpiringCache<true>
}

const conversationLife = 30 * 60_000
const replyLife = 15 * 60_000
const helpedLife = 60_000

/** @returns null when not configured */
export function createTextMessages(
  config: Pick<Config, 'dataDir' | 'publicUrl' | 'twilioAuthToken' | 'smsNumber'>,
  {
    database,
    now,
    log,
    notes,
  }: { database: Database; now: () => Date; log: Log; notes: Pick<HealthNotes, 'watch'> },
): TextMessages | null {
  const { twilioAuthToken: authToken, publicUrl, smsNumber: number } = config
  if (authToken === null || publicUrl === null) return null
  const store = createOptOutStore(database)
  const optOuts = createOptOuts(
    store,
    now,
    log,
    undefined,
    join(config.dataDir, 'not-yet-kept-opt-outs.jsonl'),
  )
  const key = openNumberKey(join(config.dataDir, 'sms-key'))
  watchNumberKey(key, store, notes)
  return {
    authToken,
    publicUrl,
    number,
    hashNumber: key.hash,
    optOuts,
    conversations: createExpiringCache({ now, keepFor: conversationLife }),
    replies: createExpiringCache({ now, keepFor: replyLife }),
    helped: createExpiringCache({ now, keepFor: helpedLife }),
  }
}
