import type { HealthNotes } from '../../platform/web/health-notes.js'
import type { Accounts } from './accounts.js'

/**
 * Says that `data/keys` was lost or replaced, as long as an account has a second step that only the old key opens.
 */
export function watchKey(
  { store, secondFactor }: Pick<Accounts, 'store' | 'secondFactor'>,
  notes: Pick<HealthNotes, 'watch'>,
): void {
  const locked = store.list().filter((account) => !secondFactor.canCheck(account))
  const isStill = ({ id, totpSecret }: (typeof locked)[number]) => store.byId(id)?.totpSecret === totpSecret
  notes.watch('keys', () => {
    const left = locked.filter(isStill)
    return left.length > 0 ? { key: 'health.keyLost', values: { count: left.length } } : null
  })
}
