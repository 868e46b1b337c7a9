import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { PeopleQuestion } from '../../directory/search/find-people.js'
import { maxLineLength, readTypedLine } from '../../directory/search/read-typed-line.js'
import type { FieldProblem } from '../../platform/web/errors.js'

/** The query of the people list. */
export interface PeopleForm extends PeopleQuestion {
  /** Where their last names begin: `a`; null for every letter. */
  letter: string | null
  /** 1 is the first. */
  page: number
  /** As typed, to show again in the form. */
  typed: { q: string; school: string; office: string }
  problems: FieldProblem[]
}

/** @param fields of any type */
export function readPeopleForm(fields: Record<string, unknown>, directory: DirectorySnapshot): PeopleForm {
  const typed = {
    q: readTypedLine(fields.q),
    school: readTypedLine(fields.school),
    office: readTypedLine(fields.office),
  }
  const problems: FieldProblem[] = []
  const note = (field: string, key: FieldProblem['key'], values: FieldProblem['values'] = {}) =>
    problems.push({ field, key, values })
  if (typed.q.length > maxLineLength) note('q', 'peoplePage.nameLong', { most: maxLineLength })
  if (typed.school && !directory.school(typed.school)) note('school', 'problem.schoolUnknown')
  if (typed.office && !directory.office(typed.office)) note('office', 'peoplePage.officeUnknown')
  return {
    name: typed.q || null,
    school: typed.school || null,
    office: typed.office || null,
    letter: readTypedLine(fields.letter).toLowerCase().slice(0, 1) || null,
    page: readPage(fields.page),
    typed,
    problems,
  }
}

/** Nobody types this: an invalid page is the first. */
function readPage(value: unknown): number {
  return typeof value === 'string' && /^[1-9]\d{0,5}$/.test(value) ? Number(value) : 1
}
