import { eq } from 'drizzle-orm'
import { noteDirectoryChanges } from '../../platform/database/note-directory-changes.js'
import type { Database } from '../../platform/database/open-database.js'
import { rowSlices } from '../../platform/database/read-rows.js'
import { people, personWords, posts, postWords } from '../../platform/database/schema.js'
import { prepareOnce, type Statement } from '../../platform/database/statements.js'
import { eachInSlices, mapInSlices, type Slices, sortInSlices } from '../../platform/threads/slices.js'
import { wordsByOwnerSlices } from './in-language.js'
import type { Person, Post } from './person.js'

/** An absence: ISO dates, both inclusive; null for an unknown end. */
export interface Absence {
  awayFrom: string | null
  awayUntil: string | null
  awayNote: string | null
}

/** People with a post at a school's office (slug), or the district's (null). */
export interface StaffAt {
  office: string
  school: string | null
}

type Reader = Pick<Database, '$client'>

/** A condition for rows. @param column the person's id */
const ofStaff = (column: string, { office, school }: StaffAt): Statement => ({
  sql: `${column} in (select posts.person from posts join contacts on contacts.id = posts.contact
    left join schools on schools.id = contacts.school where contacts.office = ? and schools.slug is ?)`,
  params: [office, school],
})

/** All people, by last name. In slices, for many: in its own transaction. */
export function* peopleSlices(database: Reader, at?: StaffAt): Slices<Person[]> {
  const words = yield* rowSlices(database, personWords, at && ofStaff('person', at))
  const title = yield* wordsByOwnerSlices(
    words,
    (row) => row.person,
    (row) => row.title,
    '',
  )
  const rows = yield* rowSlices(database, people, at && ofStaff('id', at))
  const titled = yield* mapInSlices(rows, (row) => ({ title: title(row.id), ...row }))
  return yield* sortInSlices(
    titled,
    (a, b) => compareText(a.lastName, b.lastName) || compareText(a.firstName, b.firstName),
  )
}

/** All posts, first choices before backups. The same way. */
export function* postSlices(database: Reader, staff: readonly Person[], at?: StaffAt): Slices<Post[]> {
  const byId = new Map<number, Person>()
  yield* eachInSlices(staff, (person) => void byId.set(person.id, person))
  const some = at && ofStaff('person', at)
  const words = yield* rowSlices(
    database,
    postWords,
    some && { ...some, sql: `post in (select id from posts where ${some.sql})` },
  )
  const duty = yield* wordsByOwnerSlices(
    words,
    (row) => row.post,
    (row) => row.duty,
    '',
  )
  const rows = yield* rowSlices(database, posts, some)
  const whole = yield* mapInSlices(rows, (row) => ({
    duty: duty(row.id),
    ...row,
    person: byId.get(row.person)!,
  }))
  return yield* sortInSlices(whole, (a, b) => a.position - b.position)
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
