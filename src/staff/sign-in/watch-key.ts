import type { Secrets } from '../../platform/secrets/secrets.js'
import type { HealthNotes } from '../../platform/web/health-notes.js'
import type { Accounts } from './accounts.js'

/**
 * Says that `data/keys` was lost or replaced: while the service runs, at once; before its start, as long as an account has a second
 * step that only the old key opens.
 */
export function watchKey(
  { store, secondFactor }: Pick<Accounts, 'store' | 'secondFactor'>,
  { file, isKept }: Pick<Secrets, 'file' | 'isKept'>,
  notes: Pick<HealthNotes, 'watch'>,
): void {
  const locked = store.list().filter((account) => !secondFactor.canCheck(account))
  const isStill = ({ id, totpSecret }: (typeof locked)[number]) => store.byId(id)?.totpSecret === totpSecret
  notes.watch('keys', () => {
    const left = locked.filter(isStill)
    if (left.length > 0) return { key: 'health.keyLost', values: { count: left.length } }
    return isKept() ? null : { key: 'health.keyFileLost', values: { file } }
  })
}
