import type { Account, Role } from './account-store.js'

/** The lowest role that a page asks for; `anyone` for everyone with an account. */
export type MinRole = Role | 'anyone'

/** `desk` < `editor` < `admin`. A viewer sees what only admins see, too, and nothing of the front office. */
const included: Record<Role, readonly MinRole[]> = {
  viewer: ['anyone', 'viewer'],
  desk: ['anyone', 'desk'],
  editor: ['anyone', 'desk', 'editor'],
  admin: ['anyone', 'viewer', 'desk', 'editor', 'admin'],
}

/** Whether a role includes another one. */
export function mayAct(role: Role, minRole: MinRole): boolean {
  return included[role].includes(minRole)
}

/** People whose role comes from a single sign-on group may not have a password, which would outlive the group. */
export function mayHavePassword({ roleFrom }: Pick<Account, 'roleFrom'>): boolean {
  return roleFrom !== 'group'
}

/** Whether an account may change an office's contacts and topics: editors their own offices', admins all. */
export function mayEditOffice({ role, offices }: Pick<Account, 'role' | 'offices'>, office: string): boolean {
  return role === 'admin' || (role === 'editor' && offices.includes(office))
}
