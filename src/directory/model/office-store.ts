import { asc } from 'drizzle-orm'
import type { Database } from '../../platform/database/open-database.js'
import { offices, officeWords } from '../../platform/database/schema.js'
import { wordsByOwner } from './in-language.js'
import type { Office } from './office.js'
import { type OfficeRole, officeRoles } from './office-role.js'

/** All offices, in list order. */
export function listOffices(database: Pick<Database, 'select'>): Office[] {
  const words = wordsByOwner(
    database.select().from(officeWords).all(),
    (row) => row.office,
    ({ name, answersFor }) => ({ name, answersFor }),
    { name: '', answersFor: '' },
  )
  const rows = database.select().from(offices).orderBy(asc(offices.position), asc(offices.id)).all()
  return rows.map((row) => ({ ...row, role: knownRole(row.role), words: words(row.id) }))
}

const knownRole = (role: string | null): OfficeRole | null =>
  officeRoles.find((known) => known === role) ?? null
