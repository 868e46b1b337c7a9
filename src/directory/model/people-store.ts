import { and, asc, eq, gt, inArray, type SQL, sql } from 'drizzle-orm'
import { noteDirectoryChanges } from '../../platform/database/note-directory-changes.js'
import type { Database } from '../../platform/database/open-database.js'
import { people, personWords, posts, postWords } from '../../platform/database/schema.js'
import { prepareOnce } from '../../platform/database/statements.js'
import {
  eachInSlices,
  mapInSlices,
  runSlices,
  type Slices,
  sortInSlices,
} from '../../platform/threads/slices.js'
import { wordsByOwnerSlices } from './in-language.js'
import type { Person, Post } from './person.js'

/** An absence: ISO dates, both inclusive; null for an unknown end. */
export interface Absence {
  awayFrom: string | null
  awayUntil: string | null
  awayNote: string | null
}

type Reader = Pick<Database, 'select'>

/** People with a post at a school's office (slug), or the district's (null). */
export interface StaffAt {
  office: string
  school: string | null
}

const staffAt = ({ office, school }: StaffAt): SQL =>
  sql`(select posts.person from posts join contacts on contacts.id = posts.contact
    left join schools on schools.id = contacts.school where contacts.office = ${office} and schools.slug is ${school})`

/** All people, by last name. */
export function listPeople(database: Reader): Person[] {
  return runSlices(peopleSlices(database))
}

/** The same for many people, in its own transaction. */
export function* peopleSlices(database: Reader, at?: StaffAt): Slices<Person[]> {
  const some = at && staffAt(at)
  const words = yield* allRows((after) =>
    database
      .select({ row: personWords, at: rowid })
      .from(personWords)
      .where(and(gt(rowid, after), some && inArray(personWords.person, some)))
      .orderBy(rowid)
      .limit(rowsAtOnce)
      .all(),
  )
  const title = yield* wordsByOwnerSlices(
    words,
    (row) => row.person,
    (row) => row.title,
    '',
  )
  const rows = yield* allRows((after) =>
    database
      .select({ row: people, at: people.id })
      .from(people)
      .where(and(gt(people.id, after), some && inArray(people.id, some)))
      .orderBy(asc(people.id))
      .limit(rowsAtOnce)
      .all(),
  )
  const titled = yield* mapInSlices(rows, (row) => ({ title: title(row.id), ...row }))
  return yield* sortInSlices(
    titled,
    (a, b) => compareText(a.lastName, b.lastName) || compareText(a.firstName, b.firstName),
  )
}

/** All posts, first choices before backups. */
export function listPosts(database: Reader, staff: readonly Person[]): Post[] {
  return runSlices(postSlices(database, staff))
}

/** The same for many posts, in its own transaction. */
export function* postSlices(database: Reader, staff: readonly Person[], at?: StaffAt): Slices<Post[]> {
  const some = at && staffAt(at)
  const byId = new Map<number, Person>()
  yield* eachInSlices(staff, (person) => void byId.set(person.id, person))
  const words = yield* allRows((after) =>
    database
      .select({ row: postWords, at: rowid })
      .from(postWords)
      .where(
        and(
          gt(rowid, after),
          some && sql`${postWords.post} in (select id from posts where person in ${some})`,
        ),
      )
      .orderBy(rowid)
      .limit(rowsAtOnce)
      .all(),
  )
  const duty = yield* wordsByOwnerSlices(
    words,
    (row) => row.post,
    (row) => row.duty,
    '',
  )
  const rows = yield* allRows((after) =>
    database
      .select({ row: posts, at: posts.id })
      .from(posts)
      .where(and(gt(posts.id, after), some && inArray(posts.person, some)))
      .orderBy(asc(posts.id))
      .limit(rowsAtOnce)
      .all(),
  )
  const whole = yield* mapInSlices(rows, (row) => ({
    duty: duty(row.id),
    ...row,
    person: byId.get(row.person)!,
  }))
  return yield* sortInSlices(whole, (a, b) => a.position - b.position)
}

/** About two milliseconds. */
const rowsAtOnce = 200
const rowid = sql<number>`rowid`

/** Reads a table in pages. @param page the rows after a given sort key */
function* allRows<R>(page: (after: number) => { row: R; at: number }[]): Slices<R[]> {
  const all: R[] = []
  for (let after = Number.MIN_SAFE_INTEGER; ; yield) {
    const some = page(after)
    for (const { row } of some) all.push(row)
    if (some.length < rowsAtOnce) return all
    after = some.at(-1)!.at
  }
}

/** SQLite's text order. */
const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** The larger of the two counts, people and posts: each row takes about 40 µs to read. */
export function countStaff(database: Pick<Database, '$client'>): number {
  const count = (table: string) =>
    prepareOnce(database.$client, `select count(*) from ${table}`).pluck().get()
  return Math.max(count('people') as number, count('posts') as number)
}

/** Records an absence from a post; answers follow at once. @returns false if there is no such post */
export function changeAbsence(database: Database, post: number, absence: Absence): boolean {
  return database.transaction(
    (tx) => {
      const slug = tx
        .select({ slug: people.slug })
        .from(posts)
        .innerJoin(people, eq(people.id, posts.person))
        .where(eq(posts.id, post))
        .get()?.slug
      if (slug === undefined) return false
      tx.update(posts).set(absence).where(eq(posts.id, post)).run()
      noteDirectoryChanges(database.$client, [{ kind: 'person', key: slug }])
      return true
    },
    { behavior: 'immediate' },
  )
}
