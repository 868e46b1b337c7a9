import type { Config } from '../config.js'
import { mainLanguage, paths } from '../paths/paths.js'
import { createAuditStore } from '../platform/audit/audit-store.js'
import type { Database } from '../platform/database/open-database.js'
import { createSecrets } from '../platform/secrets/secrets.js'
import { namedAddress } from '../platform/web/own-address.js'
import { createAccounts } from '../staff/sign-in/accounts.js'
import { createPasswordHash } from '../staff/sign-in/password-hash.js'
import { createPasswordPolicy } from '../staff/sign-in/password-policy.js'

/** The accounts for a command, which sends no mail. */
export function openAccounts(config: Config, database: Database, now: () => Date) {
  const { publicUrl, host, port } = config
  const { record } = createAuditStore(database, now)
  const origin = publicUrl ?? namedAddress(host, port)
  return {
    accounts: createAccounts({
      ...{ database, record, publicUrl, now, sendMail: null, sso: null },
      secrets: createSecrets(config.dataDir),
      passwords: createPasswordHash(),
      passwordFault: createPasswordPolicy(),
    }),
    record,
    /** @param token of a link that works once */
    linkTo: (token: string) => `${origin}${paths.choosePassword(token, mainLanguage)}`,
  }
}
