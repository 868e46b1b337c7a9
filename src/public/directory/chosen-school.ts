import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { School } from '../../directory/model/school.js'
import type { FieldProblem } from '../../platform/web/errors.js'

/** The school named by an address. */
export interface ChosenSchool {
  /** Null for none or a problem. */
  school: School | null
  /** Null if valid. */
  problem: FieldProblem | null
}

/** Reads the field `school` of a GET form. @param value of any type; missing on a page opened without the form */
export function readChosenSchool(value: unknown, directory: DirectorySnapshot): ChosenSchool {
  if (value === undefined) return { school: null, problem: null }
  const school = typeof value === 'string' ? directory.school(value) : null
  if (school) return { school, problem: null }
  const key = value === '' ? 'problem.schoolMissing' : 'problem.schoolUnknown'
  return { school: null, problem: { field: 'school', key, values: {} } }
}
