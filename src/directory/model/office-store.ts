import { asc } from 'drizzle-orm'
import type { Database } from '../../platform/database/open-database.js'
import { offices, officeWords } from '../../platform/database/schema.js'
import { wordsByOwner } from './in-language.js'
import type { Office } from './office.js'
import { type OfficeRole, officeRoles } from './office-role.js'
import type { Translations } from './translations.js'

/** All offices, in list order. */
export function listOffices(database: Pick<Database, 'select'>, translations: Translations): Office[] {
  const words = wordsByOwner(
    database.select().from(officeWords).all(),
    (row) => row.office,
    ({ name, answersFor }) => ({ name, answersFor }),
    { name: '', answersFor: '' },
  )
  const rows = database.select().from(offices).orderBy(asc(offices.position), asc(offices.id)).all()
  return rows.map((row) => {
    const own = words(row.id)
    return {
      ...row,
      role: knownRole(row.role),
      words: translations.addTo('office', row.id, own),
      own,
    }
  })
}

const knownRole = (role: string | null): OfficeRole | null =>
  officeRoles.find((known) => known === role) ?? null
