import type { DirectorySnapshot } from '../directory/model/directory-snapshot.js'
import type { Office } from '../directory/model/office.js'
import type { School } from '../directory/model/school.js'
import { type FieldProblem, Unprocessable } from '../platform/web/errors.js'

/** The school and office named by a query. */
export interface QueryPlaces {
  school: School | null
  office: Office | null
}

/** @throws {Unprocessable} for an unknown school or office */
export function readPlaces(query: Record<string, unknown>, directory: DirectorySnapshot): QueryPlaces {
  const problems: FieldProblem[] = []
  const named = <T>(field: 'school' | 'office', find: (key: string) => T | null): T | null => {
    const key = query[field]
    const found = key ? find(String(key)) : null
    if (key && !found) problems.push({ field, key: `query.${field}Unknown`, values: {} })
    return found
  }
  const places = { school: named('school', directory.school), office: named('office', directory.office) }
  if (problems.length > 0) throw new Unprocessable(problems)
  return places
}
