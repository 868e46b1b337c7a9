import { isEqualSecret } from '../../platform/secrets/is-equal-secret.js'
import { newToken } from '../../platform/secrets/secrets.js'
import type { AccountStore } from './account-store.js'

/** The key that makes the first admin. Printed at the start, so that a stranger who finds a new service cannot own it. */
export interface SetupKey {
  /** True while nobody can sign in. */
  isOpen(): boolean
  /** For the person who started the service; null once somebody can sign in. */
  read(): string | null
  /** Compares in constant time; false once somebody can sign in. */
  isRight(given: string): boolean
}

/** Kept in memory alone: each start has its own key. */
export function createSetupKey(accounts: Pick<AccountStore, 'isAnyoneIn'>): SetupKey {
  const key = newToken()
  const isOpen = () => !accounts.isAnyoneIn()
  return {
    isOpen,
    read: () => (isOpen() ? key : null),
    isRight: (given) => isEqualSecret(given.trim(), key) && isOpen(),
  }
}
