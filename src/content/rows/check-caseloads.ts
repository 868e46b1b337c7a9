import { groupBy } from '../../platform/database/group-by.js'
import { wording } from '../../platform/language/wording.js'
import type { DirectoryRows } from './check-directory-seed.js'
import type { Report } from './seed-references.js'

type CaseloadPost = DirectoryRows['posts'][number]
type RangedPost = CaseloadPost & { last_names: string }

/** Checks that a contact's first posts divide all last names among them: each letter belongs to exactly one. */
export function checkCaseloads(posts: CaseloadPost[], report: Report): void {
  const shared = posts.filter((post): post is RangedPost => post.position === 1 && post.last_names !== null)
  for (const group of groupBy(shared, alphabetOf).values()) checkAlphabet(group, report)
}

/** The key of posts that divide last names among them. */
export function alphabetOf({ office, school, grades, language }: Omit<CaseloadPost, 'at'>): string {
  return [office, school, grades, language].join('|')
}

/** Checks that each letter belongs to exactly one post. */
export function checkAlphabet(group: Pick<RangedPost, 'at' | 'last_names'>[], report: Report): void {
  const sorted = [...group].sort((a, b) => (a.last_names < b.last_names ? -1 : 1))
  const reportGap = (at: RangedPost['at'], range: string) =>
    report(at, 'last_names', wording('fault.nobodyHas', { range }))
  let next = 'A'
  for (const { at, last_names: range } of sorted) {
    const first = range.charAt(0)
    if (first < next) report(at, 'last_names', wording('fault.sharedTwice', { range, first }))
    if (first > next) reportGap(at, spanOf(next, before(first)))
    const last = range.charAt(range.length - 1)
    if (after(last) > next) next = after(last)
  }
  const end = sorted.at(-1)
  if (end && next <= 'Z') reportGap(end.at, spanOf(next, 'Z'))
}

const after = (letter: string) => String.fromCharCode(letter.charCodeAt(0) + 1)
const before = (letter: string) => String.fromCharCode(letter.charCodeAt(0) - 1)
const spanOf = (first: string, last: string) => (first === last ? first : `${first}-${last}`)
