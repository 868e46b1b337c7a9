import { fromRoot } from '../../platform/root.js'
import type { Account } from './account-store.js'
import type { Accounts } from './accounts.js'

/** The words printed at the start while nobody can sign in; null once somebody can. */
export type FirstAdmin = { link: string } | { command: string } | null

/**
 * The sample district gets a first admin automatically, whose link is printed; a real one makes its own by command.
 * @param config.seedFolder the folder that an empty database was filled from
 * @param district with its mailbox: addresses that end in `.example` are not real
 * @param linkTo the full address of a path with a token
 */
export function prepareFirstAdmin(
  { store, links }: Pick<Accounts, 'store' | 'links'>,
  config: { seedFolder: string | null },
  district: { email: string },
  now: Date,
  linkTo: (token: string) => string,
): FirstAdmin {
  if (store.isAnyoneIn()) return null
  const domain = district.email.split('@')[1] ?? ''
  const isDemo = config.seedFolder === fromRoot('seeds') && domain.endsWith('.example')
  if (!isDemo) return { command: 'npm run user -- add --email you@your-district.org --role admin' }
  const admin = adminOf(`admin@${domain}`, store, now)
  return admin && { link: linkTo(links.make(admin.id, 'invitation')) }
}

function adminOf(email: string, store: Accounts['store'], now: Date): Account | null {
  const known = store.byEmail(email)
  if (known) return known.active && known.role === 'admin' ? known : null
  return store.add({ email, name: 'First admin', role: 'admin', offices: [], school: null }, now)
}
