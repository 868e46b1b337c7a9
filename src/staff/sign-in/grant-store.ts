import { and, gte, inArray, isNotNull, like } from 'drizzle-orm'
import { dayMs } from '../../directory/time/local-time.js'
import { auditEvents } from '../../platform/database/audit-schema.js'
import type { Database } from '../../platform/database/open-database.js'
import type { AccountStore } from './account-store.js'

/** How long making or being able to take over an account counts as a link between two admins. */
export const grantLifeMs = 30 * dayMs

/** Each of these could let an admin act as the other account. */
const grants = ['invited', 'account-changed', 'link-made', 'second-factor-off']

type Details = Record<string, unknown>

/** Reads from the audit log which admins could act as which accounts. */
export function createGrantStore(
  database: Database,
  accounts: Pick<AccountStore, 'byEmail'>,
  now: () => Date,
) {
  /** Pairs of ids: the giver and the receiver. */
  function recent(): [number, number][] {
    const since = gte(auditEvents.at, now().getTime() - grantLifeMs)
    const { account, about, what, details } = auditEvents
    const lines = database
      .select({ account, about, what, details })
      .from(auditEvents)
      .where(and(since, inArray(what, grants), isNotNull(account), like(about, 'account:%')))
      .all()
    return lines
      .filter((line) => line.what !== 'account-changed' || givesMore(line.details))
      .map((line) => [line.account ?? 0, Number(line.about?.split(':')[1])])
  }

  return {
    /**
     * Whether two accounts belong to two people, as far as the log can tell: in the last 30 days neither got the account, its
     * role, a link or a reset second step from the other, nor both from the same account, directly or through others.
     * @param one address of an account
     */
    areIndependent(one: string, other: string): boolean {
      const [from, to] = [accounts.byEmail(one)?.id, accounts.byEmail(other)?.id]
      return from !== undefined && to !== undefined && from !== to && !connected(from, to, recent())
    },
  }
}

export type GrantStore = ReturnType<typeof createGrantStore>

/** A new school, office or name gives no access; a role does, and so do a new address, where links go, and reopening. */
function givesMore({ old, new: now }: Details): boolean {
  const [before, after] = [old, now] as ({ role?: unknown; active?: unknown; email?: unknown } | undefined)[]
  return (
    before?.role !== after?.role ||
    before?.email !== after?.email ||
    (before?.active === false && after?.active === true)
  )
}

function connected(from: number, to: number, pairs: readonly [number, number][]): boolean {
  const reached = new Set([from])
  for (const each of reached)
    for (const [a, b] of pairs) {
      if (a === each) reached.add(b)
      if (b === each) reached.add(a)
    }
  return reached.has(to)
}
