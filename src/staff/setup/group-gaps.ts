import type { CoverageGap, CoverageGapKind } from '../../content/rehearsal/prove-coverage.js'

/** One gap of an office, at all the schools that have it. */
export interface GapGroup {
  kind: CoverageGapKind
  /** Id; empty if the district has no such office. */
  office: string
  /** Slugs; none for an office of the district. */
  schools: string[]
  /** How many topics lead there. */
  topics: number
  /** With `unchecked`: the earliest date of a last check; else null. */
  date: string | null
}

/** The same gap at several schools is one thing to do; in the order of the gaps. */
export function groupGaps(gaps: readonly CoverageGap[]): GapGroup[] {
  const groups = new Map<string, GapGroup>()
  const leading = new Map<string, Set<string>>()
  for (const { kind, office, school, topics, checkedOn } of gaps) {
    // A missing front office is listed twice: as the office of its topics, and as the last resort.
    const same = kind === 'no-front-office' && office !== '' ? 'no-contact' : kind
    const key = `${same} ${office}`
    const group = groups.get(key) ?? { kind: same, office, schools: [], topics: 0, date: null }
    groups.set(key, group)
    if (school !== null && !group.schools.includes(school)) group.schools.push(school)
    const there = leading.get(key) ?? new Set()
    leading.set(key, there)
    for (const topic of topics) there.add(topic)
    group.topics = there.size
    if (checkedOn && (group.date === null || checkedOn < group.date)) group.date = checkedOn
  }
  return [...groups.values()]
}
