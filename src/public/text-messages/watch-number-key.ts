import type { HealthNotes } from '../../platform/web/health-notes.js'
import type { PhoneHashKey } from './number-hash.js'
import type { OptOutStore } from './opt-out-store.js'

/**
 * Says that `data/sms-key` was lost, replaced, or damaged: then those who texted STOP are not recognized. While the service runs, at
 * once; before its start, where somebody had texted STOP, until the next start.
 */
export function watchNumberKey(
  { file, found, missing, isKept }: Pick<PhoneHashKey, 'file' | 'found' | 'missing' | 'isKept'>,
  store: Pick<OptOutStore, 'isEmpty'>,
  notes: Pick<HealthNotes, 'watch'>,
): void {
  const wasLost = found === 'none' && !isSurelyEmpty(store)
  notes.watch('sms-key', () => {
    if (missing !== null) return { key: 'health.smsKeyLink', values: { file, target: missing } }
    if (found === 'damaged') return { key: 'health.smsKeyDamaged', values: { file } }
    if (wasLost) return { key: 'health.smsKeyLost', values: { file } }
    return isKept() ? null : { key: 'health.smsKeyFileLost', values: { file } }
  })
}

/** While the database cannot say, nobody is told that something was lost. */
function isSurelyEmpty(store: Pick<OptOutStore, 'isEmpty'>): boolean {
  try {
    return store.isEmpty()
  } catch {
    return true
  }
}
