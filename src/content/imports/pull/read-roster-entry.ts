import { z } from 'zod'
import { staffRoles } from '../one-roster.js'

/** Servers write absent values as null, or leave them out. */
const words = z.string().nullish()
const reference = z.object({ sourcedId: z.string() })

const orgEntry = z.object({
  sourcedId: z.string(),
  status: words,
  name: z.string(),
  type: z.string(),
  identifier: words,
})

const userEntry = z.object({
  sourcedId: z.string(),
  status: words,
  enabledUser: z.union([z.boolean(), z.string()]).nullish(),
  givenName: z.string(),
  familyName: z.string(),
  preferredFirstName: words,
  preferredLastName: words,
  email: words,
})

const roleEntry = z.object({
  roleType: words,
  role: z.string(),
  org: reference.nullish(),
  endDate: words,
})

const anyRoles = z.object({ roles: z.array(z.unknown()).nullish() })
const anyRole = roleEntry.pick({ role: true })

/** A school or another organization, as a row of `orgs.csv`; null if it is neither. */
export function readOrg(entry: unknown): string[] | null {
  const { data } = orgEntry.safeParse(entry)
  return data ? [data.sourcedId, data.status ?? '', data.name, data.type, data.identifier ?? ''] : null
}

/** A member of staff as a row of `users.csv`, with rows of `roles.csv`. */
export interface RosterStaff {
  user: string[]
  roles: string[][]
}

/**
 * Reads a user. Of students and families nothing is read but their roles.
 * @param today ISO date: roles that ended before it are left out
 * @returns null for staff who cannot be read; `not-staff` for students, families, and others without a staff role; `unreadable`
 * for people without a staff role who have one that cannot be read
 */
export function readUser(entry: unknown, today: string): RosterStaff | 'not-staff' | 'unreadable' | null {
  const given = anyRoles.safeParse(entry)
  const all = given.data?.roles ?? []
  const names = all.map((each) => anyRole.safeParse(each).data?.role)
  const roles = z
    .array(roleEntry)
    .safeParse(all.filter((_, at) => Object.hasOwn(staffRoles, names[at] ?? '')))
  if (!roles.success) return null
  const held = roles.data
    .filter(({ endDate }) => !(endDate && endDate < today))
    .sort((a, b) => Number(b.roleType === 'primary') - Number(a.roleType === 'primary'))
  if (held.length === 0) return given.success && !names.includes(undefined) ? 'not-staff' : 'unreadable'
  const { data } = userEntry.safeParse(entry)
  if (!data) return null
  const isEnabled = String(data.enabledUser ?? true).toLowerCase() !== 'false'
  return {
    user: [
      data.sourcedId,
      data.status ?? '',
      String(isEnabled),
      data.givenName,
      data.familyName,
      data.email ?? '',
      data.preferredFirstName ?? '',
      data.preferredLastName ?? '',
    ],
    roles: held.map(({ role, org }) => [data.sourcedId, role, org?.sourcedId ?? '']),
  }
}
