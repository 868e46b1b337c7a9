import type { RevisionContent } from '../../answering/revision/revision.js'
import { daysUnchecked, maxDaysUnchecked } from '../../directory/contacts/days-unchecked.js'
import { frontOfficeAt } from '../../directory/contacts/front-office.js'
import { contactFor, resolveContact } from '../../directory/contacts/resolve-contact.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { officeRole } from '../../directory/model/office-role.js'
import { findClosure, openPlacesOn } from '../../directory/model/open-places.js'
import type { School } from '../../directory/model/school.js'
import { ladderAt, type RoutingTopic } from '../../directory/model/topic.js'
import { addDays, localDate, momentAt, weekdayOf } from '../../directory/time/local-time.js'

export type CoverageGapKind =
  /** The office is not in the directory. */
  | 'unknown-office'
  /** The office is closed, and no other takes over. */
  | 'closed-office'
  /** The office will be closed, and no other takes over. */
  | 'closing-office'
  /** The first step has no contact at this school, or in the district. */
  | 'no-contact'
  /** The contact never opens. */
  | 'never-open'
  /** The contact was not checked for so long that it may be wrong; a warning at first. */
  | 'unchecked'
  /** The contact does not speak this language, and no interpreter is offered. */
  | 'no-language'
  /** A later step of the ladder has no contact, so that the steps after it are unreachable. */
  | 'later-step'
  /** The front office takes everyone for whom no office is named, and is missing. */
  | 'no-front-office'

/** A family that would reach nobody, and why. */
export interface CoverageGap {
  kind: CoverageGapKind
  /** Id of the office; empty if the district has no front office. */
  office: string
  /** Slug; null for the district. */
  school: string | null
  /** BCP 47, with `no-language`. */
  lang: string | null
  /** Slugs of the topics that lead there. */
  topics: string[]
  /** Ids of the rules that lead there. */
  rules: string[]
  /** With `unchecked`: the date of the last check; with closed offices, the first day. */
  checkedOn: string | null
  /** True if it blocks publishing. */
  blocks: boolean
}

/** How much was checked, and the gaps. */
export interface CoverageProof {
  topics: number
  schools: number
  languages: number
  /** The tested moments: an hour of work, an evening, a weekend, a holiday. */
  moments: string[]
  /** The number of ways from a topic to a contact. */
  ways: number
  holes: CoverageGap[]
}

/** Gaps that do not leave a family with nobody to ask today. */
const warnings: readonly CoverageGapKind[] = ['later-step', 'closing-office']

/**
 * Tries every topic, school, language and kind of moment: each must lead to a live, recently checked contact or to an
 * explicit fallback. For offices of schools without a chosen school, the fallback is the page's question for the school.
 */
export function proveCoverage(
  content: RevisionContent,
  { whole }: DirectorySnapshot,
  { languages, now }: { languages: readonly string[]; now: Date },
): CoverageProof {
  const today = localDate(now, whole.district.timeZone)
  const directory = openPlacesOn(whole, today)
  const moments = momentsToTry(directory, now)
  const holes = createHoles()
  const check = createCheck(directory, languages, moments, today)
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
  const frontOffice = findFrontOffice(directory, today)
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

/** Also one that families do not see yet, because no school has a contact of it. @returns its id; empty for none */
function findFrontOffice(directory: DirectorySnapshot, today: string): string {
  const role = officeRole.frontOffice
  const front = directory.officeWithRole(role) ?? directory.whole.officeWithRole(role)
  return front && (front.closedFrom === null || front.closedFrom > today) ? front.id : ''
}

type FoundGap = Pick<CoverageGap, 'kind' | 'office' | 'school' | 'lang' | 'checkedOn'> & { blocks?: boolean }
type Check = (office: string, school: string | null, first: boolean) => FoundGap[]
const bare = { lang: null, checkedOn: null }

/** A step passes if one of its offices is reachable, because they are equally right. */
function provePlace(
  topic: RoutingTopic,
  school: School | null,
  directory: DirectorySnapshot,
  check: Check,
): FoundGap[] {
  const ladder = ladderAt(topic, school?.level ?? null)
  return ladder.flatMap((step, i): FoundGap[] => {
    // Without a school, the page first asks for the school of a school's office.
    const asked = school ? step : step.filter((office) => levelOf(office, directory) !== 'school')
    if (asked.length === 0) return []
    const found = asked.map((office) => check(office, school?.slug ?? null, i === 0))
    const isFree = (holes: FoundGap[]) => !holes.some(doesBlock)
    return found.find((holes) => holes.length === 0) ?? found.find(isFree) ?? found[0] ?? []
  })
}

/** Checks an office at a school once, however many topics lead there. */
function createCheck(
  directory: DirectorySnapshot,
  languages: readonly string[],
  moments: readonly Moment[],
  today: string,
): Check {
  const known = new Map<string, FoundGap[]>()
  return (named, school, first) => {
    const office = directory.office(named)?.id ?? named
    const at = levelOf(office, directory) === 'school' ? school : null
    const key = `${office} ${at} ${first}`
    const found = known.get(key) ?? (first ? checkFirst(office, at) : checkLater(office, at))
    known.set(key, found)
    return found
  }

  function checkLater(office: string, school: string | null): FoundGap[] {
    if (contactFor(directory, office, school)) return []
    return [{ ...bare, kind: 'later-step', office, school }]
  }

  function checkFirst(office: string, school: string | null): FoundGap[] {
    if (!directory.whole.office(office)) return [{ ...bare, kind: 'unknown-office', office, school }]
    const closure = findClosure(directory, 'office', office)
    if (closure && closure.from <= today && !directory.office(office))
      return [{ ...bare, kind: 'closed-office', office, school: null, checkedOn: closure.from }]
    const contact = contactFor(directory, office, school)
    if (!contact?.phone) return [{ ...bare, kind: 'no-contact', office, school }]
    const found: FoundGap[] = []
    if (closure && closure.from > today && !closure.successor)
      found.push({ ...bare, kind: 'closing-office', office, school: null, checkedOn: closure.from })
    const { checkedOn } = contact
    if (checkedOn < addDays(today, -daysUnchecked)) {
      const blocks = checkedOn < addDays(today, -maxDaysUnchecked)
      found.push({ ...bare, kind: 'unchecked', office, school, checkedOn, blocks })
    }
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

/** Also of an office that families do not see. */
function levelOf(office: string, directory: DirectorySnapshot) {
  return (directory.office(office) ?? directory.whole.office(office))?.level ?? null
}

const doesBlock = ({ kind, blocks }: FoundGap) => blocks ?? !warnings.includes(kind)

const isSame = (a: FoundGap, b: FoundGap) => a.kind === b.kind && a.lang === b.lang

function createHoles() {
  const holes = new Map<string, CoverageGap>()
  return {
    add(found: FoundGap, { topic, rule }: { topic?: string; rule?: string }): void {
      const key = `${found.kind} ${found.office} ${found.school} ${found.lang}`
      const hole = holes.get(key) ?? {
        ...found,
        topics: [],
        rules: [],
        blocks: doesBlock(found),
      }
      holes.set(key, hole)
      if (topic && !hole.topics.includes(topic)) hole.topics.push(topic)
      if (rule && !hole.rules.includes(rule)) hole.rules.push(rule)
    },
    /** Blocking gaps first, then those of the most topics. */
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
