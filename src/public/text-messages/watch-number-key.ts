import type { HealthNotes } from '../../platform/web/health-notes.js'
import type { PhoneHashKey } from './number-hash.js'
import type { OptOutStore } from './opt-out-store.js'

type KeyNotes = Pick<OptOutStore, 'isEmpty' | 'keyId' | 'noteKey'>

/** Noted where numbers were hashed with a key that nobody knows: the id of none. */
const unknownKey = ''

/**
 * Says that `data/sms-key` was lost, replaced, or damaged: then those who texted STOP are not recognized. While the service runs, at
 * once; before its start, where somebody had texted STOP, until the key is restored, or `npm run erase -- --stops-are-lost` says that
 * it never will be.
 */
export function watchNumberKey(
  { file, id, found, missing, isKept }: Omit<PhoneHashKey, 'hash'>,
  store: KeyNotes,
  notes: Pick<HealthNotes, 'watch'>,
): void {
  if (found !== 'damaged') noteFoundKey({ id, found }, store)
  notes.watch('sms-key', () => {
    if (missing !== null) return { key: 'health.smsKeyLink', values: { file, target: missing } }
    if (found === 'damaged') return { key: 'health.smsKeyDamaged', values: { file } }
    const known = store.keyId()
    if (known !== null && known !== id) return { key: 'health.smsKeyLost', values: { file } }
    return isKept() ? null : { key: 'health.smsKeyFileLost', values: { file } }
  })
}

/** For every later start. */
function noteFoundKey({ id, found }: Pick<PhoneHashKey, 'id' | 'found'>, store: KeyNotes): void {
  try {
    const known = store.keyId()
    if (known === id) return
    if (store.isEmpty()) store.noteKey(id)
    // An earlier version noted none.
    else if (known === null) store.noteKey(found === 'key' ? id : unknownKey)
  } catch {
    // The database is said to fail, and the next start notes it.
  }
}
