import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../../platform/database/open-database.js'
import { publications } from '../../platform/database/routing-schema.js'
import type { Wording } from '../../platform/language/wording.js'
import type { FrozenContent } from './freeze-content.js'
import { latestRevisionId } from './revision-store.js'

type Row = typeof publications.$inferSelect

/** A publication in a list, without its content. */
export type Publication = Omit<Row, 'content' | 'requestedAt' | 'approvedAt'> & {
  requestedAt: Date
  approvedAt: Date | null
}

/** A request to publish. */
export interface PublicationRequest {
  kind: Publication['kind']
  /** For a rollback, the restored revision; else null. */
  source: number | null
  /** The publisher's reason. */
  note: string
  /** The publisher. */
  by: string
  /** Everything that blocks it. */
  blockers: Wording[]
  /** Why it is published anyway; null if nothing blocks it. */
  override: string | null
  /** True if a second admin must approve. */
  touchesDanger: boolean
  /** For a rollback that replaces the working copy: its content hash. Null or left out to keep it. */
  discards?: string | null
}

const columns = {
  id: publications.id,
  kind: publications.kind,
  state: publications.state,
  base: publications.base,
  source: publications.source,
  requestedAt: publications.requestedAt,
  requestedBy: publications.requestedBy,
  note: publications.note,
  summary: publications.summary,
  override: publications.override,
  blockers: publications.blockers,
  touchesDanger: publications.touchesDanger,
  approvedBy: publications.approvedBy,
  approvedAt: publications.approvedAt,
  approvalOverride: publications.approvalOverride,
  contentHash: publications.contentHash,
  fault: publications.fault,
  discards: publications.discards,
  revision: publications.revision,
}

/** Stores publications until they become revisions. */
export function createPublicationStore(database: Database) {
  return {
    find: (id: number) =>
      one(database.select(columns).from(publications).where(eq(publications.id, id)).get()),

    /** The waiting or running one; null for none. There is at most one. */
    open: () => one(database.select(columns).from(publications).where(open).get()),

    /** A revision's publication; null if it was seeded, or is older than publications. */
    ofRevision: (revision: number) =>
      one(database.select(columns).from(publications).where(eq(publications.revision, revision)).get()),

    /** Newest first. */
    list: (limit = 50): Publication[] =>
      database
        .select(columns)
        .from(publications)
        .orderBy(desc(publications.id))
        .limit(limit)
        .all()
        .map(toPublication),

    /** Gzipped JSON. */
    content: (id: number): Uint8Array =>
      database
        .select({ content: publications.content })
        .from(publications)
        .where(eq(publications.id, id))
        .get()!.content,

    /** @returns null while another one is open */
    add(request: PublicationRequest, frozen: FrozenContent, now: Date): Publication | null {
      const { by, ...rest } = request
      return database.transaction(
        (tx) => {
          if (tx.select({ id: publications.id }).from(publications).where(open).get()) return null
          const row = tx
            .insert(publications)
            .values({
              ...rest,
              state: request.touchesDanger ? 'waiting' : 'preparing',
              base: frozen.base,
              requestedAt: now.getTime(),
              requestedBy: by,
              summary: frozen.summary,
              contentHash: frozen.contentHash,
              content: Buffer.from(frozen.content),
            })
            .returning(columns)
            .get()
          return toPublication(row)
        },
        { behavior: 'immediate' },
      )
    },

    /**
     * @param approvalOverride the reason for approval by somebody who is not independent of the requester
     * @returns false if it is no longer waiting
     */
    approve: (id: number, by: string, now: Date, approvalOverride: string | null = null): boolean =>
      database
        .update(publications)
        .set({ state: 'preparing', approvedBy: by, approvedAt: now.getTime(), approvalOverride })
        .where(and(eq(publications.id, id), eq(publications.state, 'waiting')))
        .run().changes > 0,

    /** Ends an open one. @returns false if it is not open */
    end: (id: number, state: 'failed' | 'cancelled', fault: Wording | null): boolean =>
      database
        .update(publications)
        .set({ state, fault })
        .where(and(eq(publications.id, id), open))
        .run().changes > 0,

    /** Notes that the working copy no longer needs to be replaced. */
    settleDiscard: (id: number): void => {
      database.update(publications).set({ discards: null }).where(eq(publications.id, id)).run()
    },

    /**
     * Makes it a revision: the frozen copy is published, byte for byte.
     * @returns its id; null if it is no longer running, or another revision was published meanwhile
     */
    becomeRevision(id: number, now: Date): number | null {
      return database.transaction(
        (tx) => {
          const row = tx.select(columns).from(publications).where(eq(publications.id, id)).get()
          if (row?.state !== 'preparing' || row.base !== latestRevisionId(tx)) return null
          tx.run(sql`insert into revisions (published_at, published_by, note, summary, content_hash, content)
            select ${now.getTime()}, requested_by, note, summary, content_hash, content from publications where id = ${id}`)
          const revision = latestRevisionId(tx)
          tx.update(publications).set({ state: 'published', revision }).where(eq(publications.id, id)).run()
          return revision
        },
        { behavior: 'immediate' },
      )
    },
  }
}

/** At most one publication is waiting or preparing. */
const open = inArray(publications.state, ['waiting', 'preparing'])

function toPublication(row: Omit<Row, 'content'>): Publication {
  const { requestedAt, approvedAt } = row
  return {
    ...row,
    requestedAt: new Date(requestedAt),
    approvedAt: approvedAt === null ? null : new Date(approvedAt),
  }
}

const one = (row: Omit<Row, 'content'> | undefined) => (row ? toPublication(row) : null)

export type PublicationStore = ReturnType<typeof createPublicationStore>
