import { firstLetter, includesGrade, includesLastName, includesRoute, type Post } from '../model/person.js'

/** Known facts about the family that asks. */
export interface Asker {
  /** `PK`, `K`, `1` … `12`; null if unknown. */
  grade: string | null
  /** The student's last name, or its first letter; null if unknown. */
  lastName: string | null
  /** BCP 47 code of the family's language. */
  language: string
  /** Slug of the topic they ask about; null if unknown. */
  topic?: string | null
  /** Number of the bus route; null if unknown. */
  route?: string | null
  /** Slug of the student's school; null if unknown. */
  school?: string | null
}

/** The person to ask at a contact. */
export interface ChosenPerson {
  /** Null for nobody in particular: the contact's own mailbox and phone. */
  post: Post | null
  /** The usual person is away until this ISO date; `post` is then the backup, if any. */
  awayUntil: string | null
}

const nobody: ChosenPerson = { post: null, awayUntil: null }

/**
 * Chooses the person to name: the one who handles just this matter, else the one whose caseload fits, or the backup while
 * that person is away. Names nobody when several could fit, when it depends on a school or route that is not known, or when the
 * person is not public.
 * @param posts of one contact
 * @param date ISO date of asking
 */
export function choosePerson(posts: readonly Post[], asker: Asker, date: string): ChosenPerson {
  const usual = chooseUsual(posts.filter(isAskedFirst), asker)
  if (!usual?.person.public) return nobody
  if (!isAway(usual, date)) return { post: usual, awayUntil: null }
  return { post: chooseBackup(posts, usual, asker, date), awayUntil: usual.awayUntil }
}

/**
 * The backup for a post's families while its holder is away.
 * @param posts of the contact
 * @returns null when nobody public is present
 */
export function standInFor(posts: readonly Post[], away: Post, date: string): Post | null {
  const asker = {
    grade: away.grades?.split(/[,-]/)[0] ?? null,
    lastName: away.lastNames?.charAt(0) ?? null,
    language: away.language ?? 'en',
  }
  return chooseBackup(posts, away, asker, date)
}

/**
 * The grades by which a contact divides its work, to choose from while nobody is named for want of a grade.
 * @returns as written, each once: `K-2`, `3-5`; null where a grade would not help
 */
export function gradesToChoose(posts: readonly Post[], asker: Asker): string[] | null {
  if (asker.grade !== null) return null
  const byGrade = posts.filter((post) => isAskedFirst(post) && !isSpecial(post) && post.grades !== null)
  const people = new Set(byGrade.map(({ person }) => person.id))
  return people.size > 1 ? [...new Set(byGrade.flatMap(({ grades }) => grades ?? []))] : null
}

/**
 * The ranges of first letters by which a contact divides its work, to choose from while nobody is named for want of a last name.
 * @returns as written, each once: `A-H`, `I-P`; null where a last name would not help
 */
export function lastNamesToChoose(posts: readonly Post[], asker: Asker): string[] | null {
  if (!isUnsure(asker.lastName)) return null
  const asked = posts.filter((post) => isAskedFirst(post) && !isSpecial(post))
  // Of one grade, if they are divided by both.
  const byName = asked.filter(
    (post) => post.lastNames !== null && hasFamily({ ...post, lastNames: null }, asker),
  )
  const people = new Set(byName.map(({ person }) => person.id))
  return people.size > 1 ? [...new Set(byName.flatMap(({ lastNames }) => lastNames ?? []))] : null
}

/** True if somebody at this contact has the matter at some schools alone, and the school is not known. */
export function dependsOnSchool(posts: readonly Post[], asker: Asker): boolean {
  return asker.school == null && waiting(posts.filter(isAskedFirst), asker).some(({ schools }) => schools)
}

function chooseUsual(posts: Post[], asker: Asker): Post | null {
  const fitting = posts.filter((post) => fits(post, asker))
  const closest = closestOf(fitting)
  if (waiting(posts, asker).length > 0) return null
  // The caseload is split by something we do not know: do not name anyone without a share.
  if (closest === 0 && posts.some((post) => !isSpecial(post) && isUnknown(post, asker))) return null
  const best = fitting.filter((post) => closeness(post) === closest)
  return best.every((post) => post.person.id === best[0]?.person.id) ? (best[0] ?? null) : null
}

/** Posts that would be the closest ones, for all that is known: with this very topic, at schools or on routes among which may be the family's. */
function waiting(posts: readonly Post[], asker: Asker): Post[] {
  const closest = closestOf(posts.filter((post) => fits(post, asker)))
  const mayFit = (post: Post) =>
    hasFamily(post, asker) &&
    hasMatter(
      {
        ...post,
        schools: asker.school == null ? null : post.schools,
        routes: asker.route == null ? null : post.routes,
      },
      asker,
    )
  return posts.filter(
    (post) => post.topics !== null && !fits(post, asker) && mayFit(post) && closeness(post) > closest,
  )
}

function closestOf(posts: readonly Post[]): number {
  return Math.max(0, ...posts.map(closeness))
}

function chooseBackup(posts: readonly Post[], usual: Post, asker: Asker, date: string): Post | null {
  // While a language's own person or a specialist is away, those who serve everybody step in.
  const mayStandIn = (post: Post) =>
    post.position > 1 ||
    (usual.language !== null && post.language === null) ||
    (isSpecial(usual) && !isSpecial(post))
  const able = posts.filter(
    (post) =>
      mayStandIn(post) &&
      post.person.id !== usual.person.id &&
      post.person.public &&
      hasFamily(post, asker) &&
      !isAway(post, date),
  )
  const rank = (post: Post) => Number(isSpecial(post) && hasMatter(post, asker)) * 100 + familyCloseness(post)
  able.sort((a, b) => rank(b) - rank(a) || a.position - b.position || a.id - b.id)
  return able[0] ?? null
}

function fits(post: Post, asker: Asker): boolean {
  return hasFamily(post, asker) && hasMatter(post, asker)
}

/** True for a post that some family asks first; the others are backups. */
export function isAskedFirst(post: Post): boolean {
  return post.position === 1 || isSpecial(post)
}

/** True for a post with matters of its own: topics, routes, schools. */
function isSpecial({ topics, routes, schools }: Post): boolean {
  return topics !== null || routes !== null || schools !== null
}

/** An unknown topic or route is not among a post's matters. */
function hasMatter({ topics, routes, schools }: Post, { topic, route, school }: Asker): boolean {
  const isAmong = (list: string | null, one: string | null | undefined) =>
    list === null || (one != null && list.split(' ').includes(one))
  const hasRoute = routes === null || (route != null && includesRoute(routes, route))
  return isAmong(topics, topic) && isAmong(schools, school) && hasRoute
}

function hasFamily({ grades, lastNames, language }: Post, asker: Asker): boolean {
  if (language !== null && language !== asker.language.split('-')[0] && language !== asker.language)
    return false
  if (grades !== null && (asker.grade === null || !includesGrade(grades, asker.grade))) return false
  return lastNames === null || (asker.lastName !== null && includesLastName(lastNames, asker.lastName))
}

function isUnknown({ grades, lastNames }: Post, asker: Asker): boolean {
  return (grades !== null && asker.grade === null) || (lastNames !== null && isUnsure(asker.lastName))
}

function isUnsure(lastName: string | null): boolean {
  return lastName === null || firstLetter(lastName) === null
}

/** How specifically a matching post fits this family. Language counts most, then the matter. */
function closeness(post: Post): number {
  const { topics, routes, schools } = post
  return weigh(topics, 12) + weigh(routes, 6) + weigh(schools, 3) + familyCloseness(post)
}

function familyCloseness({ grades, lastNames, language }: Post): number {
  return weigh(language, 24) + weigh(grades, 1) + weigh(lastNames, 1)
}

function weigh(condition: string | null, weight: number): number {
  return condition === null ? 0 : weight
}

/** True when the holder of a post is away on a date. */
export function isAway({ awayFrom, awayUntil }: Pick<Post, 'awayFrom' | 'awayUntil'>, date: string): boolean {
  return awayFrom !== null && awayFrom <= date && (awayUntil === null || date <= awayUntil)
}
