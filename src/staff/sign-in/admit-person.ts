import type { SsoSettings } from '../../config.js'
import type { RecordEvent } from '../../platform/audit/audit-event.js'
import type { Account, AccountStore, Role } from './account-store.js'
import { mayHavePassword } from './may-act.js'
import type { SessionStore } from './session-store.js'
import type { SsoPerson } from './single-sign-on.js'

/** Why a person is refused whom the provider has identified. */
export type SsoRefusal = 'unproved' | 'domain' | 'uninvited' | 'closed' | 'noGroup' | 'another'

export interface AdmitTools {
  store: AccountStore
  sessions: Pick<SessionStore, 'endAll'>
  record: RecordEvent
  settings: Pick<SsoSettings, 'issuer' | 'domains' | 'roles'>
  now(): Date
  /** Network address. */
  from: string
}

/**
 * The account of a person who comes by single sign-on: the one they used before, the one made for their address, or a new
 * one if one of their groups gives a role. A role given by a group ends with the group.
 */
export function admitPerson(person: SsoPerson, tools: AdmitTools): Account | SsoRefusal {
  const refusal = refuseStranger(person, tools.settings)
  if (refusal) return refusal
  const role = roleByGroup(person, tools.settings)
  const account = findAccount(person, tools.store)
  if (account === 'another') return account
  if (!account) return role ? makeAccount(person, role, tools) : 'uninvited'
  if (!account.active) return 'closed'
  if (account.roleFrom === 'group' && !role) {
    tools.sessions.endAll(account.id)
    return 'noGroup'
  }
  return updateAccount(account, person, role, tools)
}

/** Refuses people of other directories, and unverified addresses. */
function refuseStranger(
  { email, hostedDomain, subject }: SsoPerson,
  { domains }: AdmitTools['settings'],
): SsoRefusal | null {
  if (!email) return 'unproved'
  if (!domains.includes(email.split('@')[1] ?? '')) return 'domain'
  // Anybody can make a Google account with a school's address; only the school's Workspace has its domain.
  const isGoogle = subject.startsWith('https://accounts.google.com ')
  return isGoogle && !domains.includes(hostedDomain ?? '') ? 'domain' : null
}

function roleByGroup({ groups }: SsoPerson, { roles }: AdmitTools['settings']): Role | null {
  return roles.find(({ group }) => groups.includes(group))?.role ?? null
}

/** An address may belong to somebody else by now, who must not get the earlier person's account. */
function findAccount({ subject, email }: SsoPerson, store: AccountStore): Account | 'another' | null {
  const known = store.bySubject(subject)
  if (known) return known
  const account = store.byEmail(email ?? '')
  return account?.oidcSubject ? 'another' : account
}

function makeAccount(
  person: SsoPerson,
  role: Role,
  { store, record, now, from }: AdmitTools,
): Account | SsoRefusal {
  const { email, name, subject: oidcSubject } = person
  const facts = { email: email ?? '', name: name.slice(0, 100), role, offices: [], school: null }
  const account = store.add({ ...facts, roleFrom: 'group', oidcSubject }, now())
  if (!account) return 'another'
  record({
    who: account,
    what: 'invited',
    about: `account:${account.id}`,
    from,
    details: { role, by: 'group' },
  })
  return account
}

function updateAccount(account: Account, person: SsoPerson, role: Role | null, tools: AdmitTools): Account {
  const next = account.roleFrom === 'group' && role ? role : account.role
  const noPassword = mayHavePassword(account) ? {} : { passwordHash: null, passwordAt: null }
  tools.store.change(account.id, { oidcSubject: person.subject, role: next, ...noPassword })
  if (next !== account.role) {
    const details = { old: { role: account.role }, new: { role: next }, by: 'group' }
    tools.record({
      who: account,
      what: 'account-changed',
      about: `account:${account.id}`,
      from: tools.from,
      details,
    })
  }
  return { ...account, oidcSubject: person.subject, role: next }
}
