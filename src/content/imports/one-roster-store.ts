import type Sqlite from 'better-sqlite3'
import type { OfficeRole } from '../../directory/model/office-role.js'
import { slugOfOwnId } from './one-roster.js'
import { nameKey, personAtMailbox, type StoredName } from './person-at-mailbox.js'
import type { RosterId } from './staged-roster.js'

type RowName = Pick<StoredName, 'first' | 'last'>

/** OneRoster ids of directory records, and the records to compare. */
export function createOneRosterStore(connection: Sqlite.Database) {
  const slugOf = (table: string) =>
    connection
      .prepare(
        `select t.slug from one_roster_ids o join ${table} t on t.id = o.record where o.kind = '${table}' and o.sourced_id = ?`,
      )
      .pluck()
  const linkedSchool = slugOf('schools')
  const linkedPerson = slugOf('people')
  const byEmail = connection.prepare(
    'select slug, first_name as first, last_name as last from people where lower(email) = lower(?) order by id',
  )
  const bySlug = connection.prepare('select slug from people where slug = ?').pluck()
  const taken = connection.prepare('select 1 from people where slug = ?')
  const schoolByName = connection
    .prepare('select slug from schools where lower(name) = lower(@name) or slug = lower(@identifier)')
    .pluck()
  const worksAt = connection.prepare(
    `select 1 from posts p join people on people.id = p.person join contacts c on c.id = p.contact
     join schools s on s.id = c.school where people.slug = ? and c.office = ? and s.slug = ?`,
  )
  const contactAt = connection.prepare(
    'select 1 from contacts c join schools s on s.id = c.school where c.office = ? and s.slug = ?',
  )
  const officeWithRole = connection.prepare('select id from offices where role = ?').pluck()
  const answering = connection.prepare(
    "select 1 from offices where id = ? and level = 'school' and answered_by is null and closed_from is null",
  )
  const linked = connection.prepare(
    `select 1 from one_roster_ids where kind = 'people' and record = (select id from people where slug = ?)`,
  )
  const idOf = connection
    .prepare('select sourced_id from one_roster_ids where kind = ? and record = ?')
    .pluck()
  const linkedPeople = connection
    .prepare(`select count(distinct record) from one_roster_ids where kind = 'people'`)
    .pluck()
  const anyLinked = connection.prepare(`select 1 from one_roster_ids where kind = 'people' limit 1`)
  const link = connection.prepare(
    `insert into one_roster_ids (sourced_id, kind, record)
     select @sourcedId, @kind, coalesce((select id from people where @kind = 'people' and slug = @slug),
       (select id from schools where @kind = 'schools' and slug = @slug))
     on conflict (sourced_id) do update set kind = excluded.kind, record = excluded.record`,
  )
  /** Whoever has another id already is meant only by the whole name. */
  function atMailbox(email: string, name: RowName, isShared: boolean): string | null {
    const stored = byEmail.all(email) as StoredName[]
    const isFree = (each: StoredName) =>
      nameKey(each) === nameKey(name) || linked.get(each.slug) === undefined
    return personAtMailbox(stored.filter(isFree), name, isShared || stored.length > 1)
  }

  return {
    school: (sourcedId: string, name: string, identifier: string): string | null =>
      ((linkedSchool.get(sourcedId) ?? schoolByName.get({ name, identifier })) as string | undefined) ?? null,
    /**
     * By the id of an earlier import, or ours; or else by the address and the name.
     * @param isShared whether others in the same file have this address, too
     */
    person(sourcedId: string, email: string, name: RowName, isShared: boolean): string | null {
      const own = slugOfOwnId(sourcedId)
      const found = linkedPerson.get(sourcedId) ?? (own && bySlug.get(own))
      return (found as string | undefined) ?? (email ? atMailbox(email, name, isShared) : null)
    },
    isTaken: (slug: string): boolean => taken.get(slug) !== undefined,
    worksAt: (slug: string, office: string, school: string): boolean =>
      worksAt.get(slug, office, school) !== undefined,
    hasContact: (office: string, school: string): boolean => contactAt.get(office, school) !== undefined,
    /** Whether an office of schools answers itself: what another one does was decided by the district. */
    mayAddContact: (office: string): boolean => answering.get(office) !== undefined,
    /** Id of the district's office with a role; null without one. */
    officeWithRole: (role: OfficeRole): string | null =>
      (officeWithRole.get(role) as string | undefined) ?? null,
    /** True when OneRoster imported a person. */
    isLinked: (slug: string): boolean => linked.get(slug) !== undefined,
    countLinkedPeople: (): number => linkedPeople.get() as number,
    hasLinkedPeople: (): boolean => anyLinked.get() !== undefined,
    /** Stores OneRoster ids, in the transaction that imports the records. */
    link(ids: Iterable<RosterId>): void {
      for (const { sourcedId, kind, key } of ids)
        link.run({ sourcedId, kind, slug: (JSON.parse(key) as string[])[0] })
    },
    /** Deletes the ids of removed records. */
    forgetGone(): void {
      connection.exec(`delete from one_roster_ids where (kind = 'people' and record not in (select id from people))
        or (kind = 'schools' and record not in (select id from schools))`)
    },
    /** The id a record was imported with. */
    idOf: (kind: 'schools' | 'people', record: number): string | null =>
      (idOf.get(kind, record) as string | undefined) ?? null,
  }
}

export type OneRosterStore = ReturnType<typeof createOneRosterStore>
