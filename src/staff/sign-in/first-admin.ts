import { fromRoot } from '../../platform/root.js'
import type { Account } from './account-store.js'
import type { Accounts } from './accounts.js'

/** The link printed at the start while nobody can sign in; null once somebody can. */
export type FirstAdmin = { link: string } | { setup: string } | null

/** The full address of a path with a token, or with the setup key. */
export interface FirstAdminLinks {
  choosePassword(token: string): string
  setup(key: string): string
}

/**
 * The sample district gets a first admin automatically, whose link is printed; that of a real one makes an account at `/setup`, by a printed key.
 * @param config.seedFolder the folder that an empty database was filled from
 * @param district with its mailbox: addresses that end in `.example` are not real
 */
export function prepareFirstAdmin(
  { store, links, setupKey }: Pick<Accounts, 'store' | 'links' | 'setupKey'>,
  config: { seedFolder: string | null },
  district: { email: string },
  now: Date,
  linkTo: FirstAdminLinks,
): FirstAdmin {
  const key = setupKey.read()
  if (key === null) return null
  const domain = district.email.split('@')[1] ?? ''
  const isDemo = config.seedFolder === fromRoot('seeds') && domain.endsWith('.example')
  if (!isDemo) return { setup: linkTo.setup(key) }
  const admin = adminOf(`admin@${domain}`, store, now)
  return admin && { link: linkTo.choosePassword(links.make(admin.id, 'invitation')) }
}

function adminOf(email: string, store: Accounts['store'], now: Date): Account | null {
  const known = store.byEmail(email)
  if (known) return known.active && known.role === 'admin' ? known : null
  return store.add({ email, name: 'First admin', role: 'admin', offices: [], school: null }, now)
}
