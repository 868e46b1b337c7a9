import { and, eq, gt, isNull, ne } from 'drizzle-orm'
import type { Database } from '../../platform/database/open-database.js'
import { oneTimeLinks } from '../../platform/database/staff-schema.js'
import { hashToken, newToken } from '../../platform/secrets/secrets.js'

export type LinkKind = 'invitation' | 'reset'

const hour = 60 * 60_000
const lives: Record<LinkKind, number> = { invitation: 7 * 24 * hour, reset: hour }

/** Links for choosing a password once. */
export function createOneTimeLinkStore(database: Database, now: () => Date) {
  const stillGood = (id: string) =>
    and(eq(oneTimeLinks.id, id), isNull(oneTimeLinks.usedAt), gt(oneTimeLinks.expiresAt, now().getTime()))
  return {
    /**
     * Makes a link's token; the account's earlier ones end.
     * @param asked true if anybody may have typed the address: then an invitation stays valid
     */
    make(account: number, kind: LinkKind, { asked = false } = {}): string {
      const token = newToken()
      const at = now().getTime()
      database.transaction((tx) => {
        const earlier = asked ? ne(oneTimeLinks.kind, 'invitation') : undefined
        tx.delete(oneTimeLinks)
          .where(and(eq(oneTimeLinks.account, account), earlier))
          .run()
        tx.insert(oneTimeLinks)
          .values({ id: hashToken(token), account, kind, createdAt: at, expiresAt: at + lives[kind] })
          .run()
      })
      return token
    },
    /** @returns the owner; null if the link is used, expired or unknown */
    find(token: string): { account: number; kind: LinkKind } | null {
      const { account, kind } = oneTimeLinks
      return (
        database
          .select({ account, kind })
          .from(oneTimeLinks)
          .where(stillGood(hashToken(token)))
          .get() ?? null
      )
    },
    endAll: (account: number): void =>
      void database.delete(oneTimeLinks).where(eq(oneTimeLinks.account, account)).run(),
    /** Ends the links of everyone. */
    endEveryLink: (): void => void database.delete(oneTimeLinks).run(),
    /** @returns false if it was used meanwhile */
    use: (token: string): boolean =>
      database
        .update(oneTimeLinks)
        .set({ usedAt: now().getTime() })
        .where(stillGood(hashToken(token)))
        .run().changes > 0,
  }
}

export type OneTimeLinkStore = ReturnType<typeof createOneTimeLinkStore>
