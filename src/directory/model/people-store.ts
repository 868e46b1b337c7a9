import { asc, eq } from 'drizzle-orm'
import type { InLanguages } from '../../answering/revision/revision.js'
import { noteDirectoryChanges } from '../../platform/database/note-directory-changes.js'
import type { Database } from '../../platform/database/open-database.js'
import { people, personWords, posts, postWords } from '../../platform/database/schema.js'
import { wordsByOwner } from './in-language.js'

/** A member of staff. Only those who are `public` are ever shown by name. */
export type Person = typeof people.$inferSelect & { title: InLanguages<string> }

/** A person's duty in a contact. `position` 1 is asked first, the others stand in. `duty` is empty for none. */
export type Post = Omit<typeof posts.$inferSelect, 'person'> & {
  person: Person
  duty: InLanguages<string>
}

/** When somebody is away: ISO dates, both included; null for an end not known. */
export interface Absence {
  awayFrom: string | null
  awayUntil: string | null
  awayNote: string | null
}

/** All people, by last name. */
export function listPeople(database: Pick<Database, 'select'>): Person[] {
  const title = wordsByOwner(
    database.select().from(personWords).all(),
    (row) => row.person,
    (row) => row.title,
    '',
  )
  const rows = database.select().from(people).orderBy(asc(people.lastName), asc(people.firstName)).all()
  return rows.map((row) => ({ ...row, title: title(row.id) }))
}

/** All posts, those who are asked first before those who stand in. */
export function listPosts(database: Pick<Database, 'select'>, staff: readonly Person[]): Post[] {
  const byId = new Map(staff.map((person) => [person.id, person]))
  const duty = wordsByOwner(
    database.select().from(postWords).all(),
    (row) => row.post,
    (row) => row.duty,
    '',
  )
  const rows = database.select().from(posts).orderBy(asc(posts.position), asc(posts.id)).all()
  return rows.map((row) => ({ ...row, person: byId.get(row.person)!, duty: duty(row.id) }))
}

/** Notes when somebody is away from a post; answers follow at once. @returns false when there is no such post */
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
