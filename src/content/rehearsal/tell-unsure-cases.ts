import type { Platform } from '../../platform/open-platform.js'
import { createSavedCaseStore } from './saved-case-store.js'

/** Reports saved cases that an update could not distinguish from families' words. */
export function tellUnsureCases({
  database,
  say,
  audit,
  writeLater,
}: Pick<Platform, 'database' | 'say' | 'audit' | 'writeLater'>): void {
  const unsure = createSavedCaseStore(database).unsure()
  if (unsure === 0) return
  say(
    `${unsure} saved cases may hold words of families whose questions are erased. Check them at Routing, Saved questions; else they are erased.`,
  )
  const event = { who: null, what: 'cases-unsure', about: null, from: 'service' } as const
  void writeLater(() => audit.record({ ...event, details: { cases: unsure } }))
}
