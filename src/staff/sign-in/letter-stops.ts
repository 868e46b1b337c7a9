import { isEqualSecret } from '../../platform/secrets/is-equal-secret.js'
import type { Secrets } from '../../platform/secrets/secrets.js'
import type { Account, AccountStore } from './account-store.js'

/** Links that end the daily letter of an account without a sign-in, as long as its address is the same. */
export interface LetterStops {
  tokenOf(account: Pick<Account, 'id' | 'email'>): string
  /** @returns null for a forged link, or an account that is gone */
  find(token: string): Account | null
}

export function createLetterStops(
  store: Pick<AccountStore, 'byId'>,
  secrets: Pick<Secrets, 'hash'>,
): LetterStops {
  const signatureOf = ({ id, email }: Pick<Account, 'id' | 'email'>) =>
    secrets.hash(`${id} ${email}`, 'stop letters')
  return {
    tokenOf: (account) => `${account.id}.${signatureOf(account)}`,
    find(token) {
      const [, id = '', signature = ''] = /^(\d{1,9})\.([\w-]{43})$/.exec(token) ?? []
      const account = id ? store.byId(Number(id)) : null
      return account && isEqualSecret(signature, signatureOf(account)) ? account : null
    },
  }
}
