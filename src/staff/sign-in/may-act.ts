import type { Account, Role } from './account-store.js'

const rank: Record<Role, number> = { desk: 1, editor: 2, admin: 3 }

/** Whether a role includes at~minRole another one. */
export function mayAct(role: Role, minRole: Role): boolean {
  return rank[role] >= rank[minRole]
}

/** People whose role comes from a single sign-on group may not have a password, which would outlive the group. */
export function mayHavePassword({ roleFrom }: Pick<Account, 'roleFrom'>): boolean {
  return roleFrom !== 'group'
}

/** Whether an account may change an office's contacts and topics: editors their own offices', admins all. */
export function mayEditOffice({ role, offices }: Pick<Account, 'role' | 'offices'>, office: string): boolean {
  return role === 'admin' || (role === 'editor' && offices.includes(office))
}
