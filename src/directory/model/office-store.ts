import { asc } from 'drizzle-orm'
import type { Database } from '../../platform/database/open-database.js'
import { offices, officeWords } from '../../platform/database/schema.js'
import { wordsByOwner } from './in-language.js'
import { type OfficeRole, officeRoles } from './office-role.js'
import type { InLanguages } from './topic.js'

/** An office: a department of the district, or a role in every school. */
export interface Office {
  id: string
  level: 'district' | 'school'
  position: number
  /** Which of the usual offices it is; null for one of the district's own. */
  role: OfficeRole | null
  words: InLanguages<{ name: string; answersFor: string }>
}

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
