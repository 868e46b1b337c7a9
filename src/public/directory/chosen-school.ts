import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { School } from '../../directory/model/school-store.js'
import type { FieldProblem } from '../../platform/web/errors.js'

/** What an address says of the school. */
export interface ChosenSchool {
  /** Null for none, or where there is a problem. */
  school: School | null
  /** Null where all is well. */
  problem: FieldProblem | null
}

/**
 * Reads the field `school` of a form that is sent by GET.
 * @param value as the address has it, of any type; not there for a page that was opened without the form
 */
export function readChosenSchool(value: unknown, directory: DirectorySnapshot): ChosenSchool {
  if (value === undefined) return { school: null, problem: null }
  const school = typeof value === 'string' ? directory.school(value) : null
  if (school) return { school, problem: null }
  const key = value === '' ? 'problem.schoolMissing' : 'problem.schoolUnknown'
  return { school: null, problem: { field: 'school', key, values: {} } }
}
