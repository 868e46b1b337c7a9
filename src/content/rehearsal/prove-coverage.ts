import type { RevisionContent } from '../../answering/revision/revision.js'
import { frontOfficeAt } from '../../directory/contacts/front-office.js'
import { contactFor, resolveContact } from '../../directory/contacts/resolve-contact.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { officeRole } from '../../directory/model/office-role.js'
import type { School } from '../../directory/model/school-store.js'
import { ladderAt, type RoutingTopic } from '../../directory/model/topic.js'
import { addDays, localDate, momentAt, weekdayOf } from '../../directory/time/local-time.js'

export type CoverageGapKind =
  /** The office is not in the directory. */
  | 'unknown-office'
  /** The first step has no contact at this school, or in the district. */
  | 'no-contact'
  /** It has one that never opens. */
  | 'never-open'
  /** Nobody has checked it for so long that it may be wrong. */
  | 'unchecked'
  /** Families in this language are not understood there, and no interpreter is offered. */
  | 'no-language'
  /** A later step of the ladder has no contact: what comes behind it is not reached. */
  | 'later-step'
  /** With nobody named, the school's front office is whom families are sent to. */
  | 'no-front-office'

/** Where a family would not get to anybody, and what to do about it. */
export interface CoverageGap {
  kind: CoverageGapKind
  /** Id of the office; empty where the district has no front office. */
  office: string
  /** Slug; null for the district. */
  school: string | null
  /** BCP 47, with `no-language`. */
  lang: string | null
  /** Slugs of the topics that lead there. */
  topics: string[]
  /** Ids of the rules that lead there. */
  rules: string[]
  /** With `unchecked`: when it was checked last. */
  checkedOn: string | null
  /** Whether it stands against publishing. */
  blocks: boolean
}

/** What was gone through, and what was found. */
export interface CoverageProof {
  topics: number
  schools: number
  languages: number
  /** Moments that were tried: an hour of work, an evening, a weekend, a holiday. */
  moments: string[]
  /** Ways from a topic to a contact, all told. */
  ways: number
  holes: CoverageGap[]
}

/** A contact that nobody has looked at for half a year is not called live. */
export const checkedWithinDays = 183

/** Such a hole does not send a family who asks today to nobody. */
const warnings: readonly CoverageGapKind[] = ['later-step']

/**
 * Goes through every topic, school, language and kind of moment: each way must end at a live contact that was checked of late, or at
 * an explicit fallback. For an office of schools, with no school chosen, that is the page's question for the school.
 */
export function proveCoverage(
  content: RevisionContent,
  directory: DirectorySnapshot,
  { languages, now }: { languages: readonly string[]; now: Date },
): CoverageProof {
  const moments = momentsToTry(directory, now)
  const holes = createHoles()
  const check = createCheck(directory, languages, moments, localDate(now, directory.district.timeZone))
  let ways = 0
  for (const topic of content.topics)
    for (const school of [null, ...directory.schools]) {
      ways += languages.length * moments.length
      for (const found of provePlace(topic, school, directory, check)) holes.add(found, { topic: topic.slug })
    }
  for (const { id, action, conditions } of content.rules) {
    if (action.kind !== 'office' && action.kind !== 'contact') continue
    const named = action.kind === 'contact' ? [action.school] : (conditions.schools ?? [])
    const schools = directory.schools.filter(({ slug }) => named.length === 0 || named.includes(slug))
    for (const school of schools) {
      ways += languages.length * moments.length
      for (const found of check(action.office, school.slug, true)) holes.add(found, { rule: id })
    }
  }
  const frontOffice = directory.officeWithRole(officeRole.frontOffice)?.id ?? ''
  for (const { slug } of directory.schools)
    if (!frontOfficeAt(directory, slug))
      holes.add({ ...bare, kind: 'no-front-office', office: frontOffice, school: slug }, {})
  return {
    topics: content.topics.length,
    schools: directory.schools.length,
    languages: languages.length,
    moments: moments.map(({ name }) => name),
    ways,
    holes: holes.all(),
  }
}

type Found = Pick<CoverageGap, 'kind' | 'office' | 'school' | 'lang' | 'checkedOn'>
type Check = (office: string, school: string | null, first: boolean) => Found[]
const bare = { lang: null, checkedOn: null }

/** One step is enough where one of its offices is reached; the others are equally right. */
function provePlace(
  topic: RoutingTopic,
  school: School | null,
  directory: DirectorySnapshot,
  check: Check,
): Found[] {
  const ladder = ladderAt(topic, school?.level ?? null)
  return ladder.flatMap((step, i) => {
    // Without a school, an office of schools is asked for by its school first.
    const asked = school ? step : step.filter((office) => directory.office(office)?.level !== 'school')
    if (asked.length === 0) return []
    const found = asked.map((office) => check(office, school?.slug ?? null, i === 0))
    return found.some((holes) => holes.length === 0) ? [] : (found[0] ?? [])
  })
}

/** Looks at an office at a school once, however many topics lead there. */
function createCheck(
  directory: DirectorySnapshot,
  languages: readonly string[],
  moments: readonly Moment[],
  today: string,
): Check {
  const known = new Map<string, Found[]>()
  return (office, school, first) => {
    const at = directory.office(office)?.level === 'school' ? school : null
    const key = `${office} ${at} ${first}`
    const found = known.get(key) ?? (first ? checkFirst(office, at) : checkLater(office, at))
    known.set(key, found)
    return found
  }

  function checkLater(office: string, school: string | null): Found[] {
    if (contactFor(directory, office, school)) return []
    return [{ ...bare, kind: 'later-step', office, school }]
  }

  function checkFirst(office: string, school: string | null): Found[] {
    if (!directory.office(office)) return [{ ...bare, kind: 'unknown-office', office, school }]
    const contact = contactFor(directory, office, school)
    if (!contact?.phone) return [{ ...bare, kind: 'no-contact', office, school }]
    const found: Found[] = []
    const { checkedOn } = contact
    if (checkedOn < addDays(today, -checkedWithinDays))
      found.push({ ...bare, kind: 'unchecked', office, school, checkedOn })
    for (const lang of languages) {
      const resolved = moments.map(({ moment }) =>
        resolveContact(directory, { office, school, moment, language: lang, grade: null, lastName: null }),
      )
      if (resolved.some((each) => each && !each.openState.open && !each.openState.opensAt))
        found.push({ ...bare, kind: 'never-open', office, school })
      const { interpreterPhone, phone } = directory.district
      const understood = contact.languages.includes(lang) || (interpreterPhone ?? phone) !== ''
      if (!understood) found.push({ ...bare, kind: 'no-language', office, school, lang })
    }
    return found.filter((hole, i) => found.findIndex((other) => isSame(other, hole)) === i)
  }
}

const isSame = (a: Found, b: Found) => a.kind === b.kind && a.lang === b.lang

function createHoles() {
  const holes = new Map<string, CoverageGap>()
  return {
    add(found: Found, { topic, rule }: { topic?: string; rule?: string }): void {
      const key = `${found.kind} ${found.office} ${found.school} ${found.lang}`
      const hole = holes.get(key) ?? {
        ...found,
        topics: [],
        rules: [],
        blocks: !warnings.includes(found.kind),
      }
      holes.set(key, hole)
      if (topic && !hole.topics.includes(topic)) hole.topics.push(topic)
      if (rule && !hole.rules.includes(rule)) hole.rules.push(rule)
    },
    /** Those that block before the others, those that more topics lead to first. */
    all: (): CoverageGap[] =>
      [...holes.values()].sort(
        (a, b) => Number(b.blocks) - Number(a.blocks) || b.topics.length - a.topics.length,
      ),
  }
}

interface Moment {
  name: 'work' | 'evening' | 'weekend' | 'holiday'
  moment: Date
}

function momentsToTry({ district, calendar, calendarDays }: DirectorySnapshot, now: Date): Moment[] {
  const { timeZone } = district
  const today = localDate(now, timeZone)
  const work = calendar.addSchoolDays(today, 0, null)
  const saturday = addDays(today, (12 - weekdayOf(today)) % 7)
  const holiday = calendarDays.find(({ kind, startsOn }) => kind === 'holiday' && startsOn >= today)
  return [
    { name: 'work', moment: momentAt(work, 10 * 60, timeZone) },
    { name: 'evening', moment: momentAt(work, 20 * 60, timeZone) },
    { name: 'weekend', moment: momentAt(saturday, 10 * 60, timeZone) },
    ...(holiday ? [{ name: 'holiday' as const, moment: momentAt(holiday.startsOn, 10 * 60, timeZone) }] : []),
  ]
}
