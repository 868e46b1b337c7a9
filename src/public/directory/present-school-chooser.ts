import { groupSchools, type SchoolGroup } from '../../answering/cards/school-options.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { Speech } from '../../platform/language/language.js'
import type { FieldProblem } from '../../platform/web/errors.js'

/** A form that reopens the page for a school. */
export interface SchoolChooser {
  action: string
  title: string
  /** Null when the title says enough. */
  lead: string | null
  button: string
  groups: SchoolGroup[]
  /** A problem with the choice; null for none. */
  problem: string | null
}

/** @param chosen slug of the preselected school; empty for none */
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

/** The problem above the page, linked to the field; null for none. */
export function presentProblems(problem: FieldProblem | null, speech: Speech) {
  return problem && [{ href: `#${problem.field}`, message: speech.t(problem.key, problem.values) }]
}
