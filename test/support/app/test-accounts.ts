import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '../../../src/platform/database/open-database.js'
import { createSecrets, type Secrets } from '../../../src/platform/secrets/secrets.js'
import { type Accounts, type AccountTools, createAccounts } from '../../../src/staff/sign-in/accounts.js'
import { createPasswordHash } from '../../../src/staff/sign-in/password-hash.js'
import { createPasswordPolicy, type PasswordPolicy } from '../../../src/staff/sign-in/password-policy.js'

/** Shared by all test apps. */
export const testSecrets = temporarySecrets()
let policy: PasswordPolicy | null = null

/** Accounts as in the service, but with hashes that take a moment instead of a third of a second. */
export function createTestAccounts(
  database: Database,
  tools: Pick<AccountTools, 'record' | 'now' | 'publicUrl'> & Partial<AccountTools>,
): Accounts {
  return createAccounts({
    database,
    secrets: testSecrets,
    passwords: createPasswordHash({ logN: 4 }),
    // Reads its lists when the first password is chosen, which few tests do.
    passwordFault: (...given) => {
      policy ??= createPasswordPolicy()
      return policy(...given)
    },
    sendMail: null,
    sso: null,
    ...tools,
  })
}

/** Created in a temporary folder, and kept in memory. */
function temporarySecrets(): Secrets {
  const folder = mkdtempSync(join(tmpdir(), 'who-to-ask-secrets-'))
  try {
    return createSecrets(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
