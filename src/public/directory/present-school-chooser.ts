import { groupSchools, type SchoolGroup } from '../../answering/cards/school-options.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { Speech } from '../../platform/language/language.js'
import type { FieldProblem } from '../../platform/web/errors.js'

/** A form that opens the same page for a school. */
export interface SchoolChooser {
  action: string
  title: string
  /** Null where the title says enough. */
  lead: string | null
  button: string
  groups: SchoolGroup[]
  /** What is wrong with the choice; null for nothing. */
  problem: string | null
}

/** @param chosen slug of the school to offer first; empty for none */
export function presentSchoolChooser(
  words: Pick<SchoolChooser, 'action' | 'title' | 'lead' | 'button'>,
  chosen: string,
  problem: FieldProblem | null,
  { directory, speech }: { directory: DirectorySnapshot; speech: Speech },
): SchoolChooser {
  return {
    ...words,
    groups: groupSchools([...directory.schools], chosen, speech),
    problem: problem && speech.t(problem.key, problem.values),
  }
}

/** The same words above the page, with a link to the field; null for no problem. */
export function presentProblems(problem: FieldProblem | null, speech: Speech) {
  return problem && [{ href: `#${problem.field}`, message: speech.t(problem.key, problem.values) }]
}
