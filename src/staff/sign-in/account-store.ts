import { asc, eq, isNotNull, or, sql } from 'drizzle-orm'
import type { Database } from '../../platform/database/open-database.js'
import { schools } from '../../platform/database/schema.js'
import { accounts } from '../../platform/database/staff-schema.js'
import { whenAsked } from '../../platform/database/statements.js'

export const roles = ['desk', 'editor', 'admin', 'viewer'] as const

export type Role = (typeof roles)[number]

type Row = typeof accounts.$inferSelect

/** A member of staff who may sign in. `school`: slug of the desk's school; null for all. */
export type Account = Omit<Row, 'school'> & { school: string | null }

/** The facts of an invitation. */
export interface NewAccount {
  roleFrom?: Account['roleFrom']
  oidcSubject?: string
  email: string
  name: string
  role: Role
  offices: string[]
  /** Slug; null for all schools. */
  school: string | null
}

/** The editable facts of an account. */
export type AccountFacts = Partial<Omit<Row, 'id' | 'school' | 'createdAt'>>

/** Whether somebody was invited and has never signed in. */
export const isInvited = ({ active, passwordHash, oidcSubject }: Account) =>
  active && passwordHash === null && oidcSubject === null

/** Addresses are the same in any case. */
export function plainEmail(email: string): string {
  return email.trim().toLowerCase()
}

/** Stores accounts. */
export function createAccountStore(database: Database) {
  const select = () =>
    database
      .select({ account: accounts, slug: schools.slug })
      .from(accounts)
      .leftJoin(schools, eq(schools.id, accounts.school))
  const toAccount = ({ account, slug }: { account: Row; slug: string | null }): Account => ({
    ...account,
    school: slug,
  })
  /** Every page of staff asks it. */
  const withId = whenAsked(() =>
    select()
      .where(eq(accounts.id, sql.placeholder('id')))
      .prepare(),
  )
  const one = (where: ReturnType<typeof eq>): Account | null => {
    const row = select().where(where).get()
    return row ? toAccount(row) : null
  }
  return {
    byId(id: number): Account | null {
      const row = withId().get({ id })
      return row ? toAccount(row) : null
    },
    byEmail: (email: string) => one(eq(accounts.email, plainEmail(email))),
    bySubject: (subject: string) => one(eq(accounts.oidcSubject, subject)),
    /** By name. */
    list: (): Account[] => select().orderBy(asc(accounts.name)).all().map(toAccount),
    /** @returns null if the address has an account already */
    add(account: NewAccount, now: Date): Account | null {
      const { email, school, ...rest } = account
      const row = database
        .insert(accounts)
        .values({ ...rest, email: plainEmail(email), school: schoolId(school), createdAt: now.getTime() })
        .onConflictDoNothing()
        .returning()
        .get()
      return row ? { ...row, school } : null
    },
    change(id: number, facts: AccountFacts & { school?: string | null }): void {
      const { school, ...rest } = facts
      const set = school === undefined ? rest : { ...rest, school: schoolId(school) }
      if (Object.keys(set).length === 0) return
      database.transaction((tx) => {
        // Who asked for it is told from who approves it by address.
        if (set.email !== undefined)
          tx.run(sql`update publications set requested_by = ${set.email} where state in ('waiting', 'preparing')
            and requested_by = (select email from accounts where id = ${id})`)
        tx.update(accounts).set(set).where(eq(accounts.id, id)).run()
      })
    },
    /** True if anybody can sign in: has a password, or has come by single sign-on. */
    isAnyoneIn: (): boolean =>
      database
        .select({ id: accounts.id })
        .from(accounts)
        .where(or(isNotNull(accounts.passwordHash), isNotNull(accounts.oidcSubject)))
        .limit(1)
        .get() !== undefined,
    /** Uses up a code's time step. @returns false if it or a later one was used before */
    useTotpStep: (id: number, step: number): boolean =>
      database
        .update(accounts)
        .set({ totpStep: step })
        .where(
          sql`${accounts.id} = ${id} and (${accounts.totpStep} is null or ${accounts.totpStep} < ${step})`,
        )
        .run().changes > 0,
  }

  function schoolId(slug: string | null) {
    return slug === null ? null : sql`(select id from schools where slug = ${slug})`
  }
}

export type AccountStore = ReturnType<typeof createAccountStore>
