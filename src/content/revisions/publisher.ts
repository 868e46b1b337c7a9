import type { Database } from '../../platform/database/open-database.js'
import { whenUnlocked } from '../../platform/database/when-unlocked.js'
import { faultInEnglish } from '../../platform/language/fault-in-english.js'
import { Refusal } from '../../platform/language/refusal.js'
import { explainError } from '../../platform/language/worded-error.js'
import { type Wording, wording } from '../../platform/language/wording.js'
import { yieldToEventLoop } from '../../platform/threads/slices.js'
import type { FileFault } from './file-fault.js'
import type { FrozenContent } from './freeze-content.js'
import {
  createPublicationStore,
  type Publication,
  type PublicationRequest,
  type PublicationStore,
} from './publication-store.js'
import { createPublishQueue, type PublishProgress } from './publish-queue.js'
import { createPublishSteps, type PublishRun, type PublishTools } from './publish-steps.js'
import { latestRevisionId, packedRevision } from './revision-store.js'

/**
 * Publishes without interrupting answers: trains, indexes and prepares the new revision next to the live one, then swaps
 * it in. Each request is stored in the database first, so that a restart resumes it.
 */
export interface Publisher {
  /**
   * Requests a publication. Returns once the request is stored, before it is live: see `progress`, `settled`.
   * @throws {PublicationRefused} while another one is open
   */
  request(request: PublicationRequest, frozen: FrozenContent): Publication
  /**
   * A second admin approves changed answers in danger. The caller checks that the two are independent.
   * @param override why they approve although they are not independent; stored with the publication
   * @throws {PublicationRefused} if it does not wait, or `by` requested it
   */
  approve(id: number, by: string, override?: string | null): void
  /** Cancels a waiting or running one. @param refusal of a second admin @returns false if it is too late */
  cancel(id: number, refusal?: Wording): boolean
  /** Null while no publication runs. */
  progress(): PublishProgress | null
  /** Resolves when no publication is running, whatever the outcome. */
  settled(): Promise<void>
  publications: PublicationStore
  /** Resumes an interrupted publication, and watches for revisions that other processes publish. */
  start(): void
  stop(): Promise<void>
}

/** Why a publication cannot be requested or approved. */
export class PublicationRefused extends Error {
  constructor(readonly because: 'another-open' | 'not-waiting' | 'own-request') {
    super(`The publication is refused: ${because}`)
  }
}

export interface PublisherOptions extends PublishTools {
  database: Database
  now(): Date
}

/** How often to look for a revision published by `npm run seed`. */
const lookEveryMs = 2000
/** More faults of a restored revision would flood the log. */
const maxLogged = 20
const faultForLog = ({ key, values }: FileFault) => `${key} ${JSON.stringify(values)}`
const outOfDate = () => new Refusal(wording('routing.publish.outOfDate'))

export function createPublisher(options: PublisherOptions): Publisher {
  const { database, liveRevision, log, now } = options
  const publications = createPublicationStore(database)
  const steps = createPublishSteps(options)
  const queue = createPublishQueue(log)
  let looking: NodeJS.Timeout | undefined

  /** A locked database must not cost a minute's training. */
  const written = <T>(write: () => T) => whenUnlocked(database, write, queue.stopping)

  async function work(id: number): Promise<void> {
    const publication = publications.find(id)
    if (publication?.state !== 'preparing') return
    await queue.run(id, async (run) => {
      try {
        await publish(publication, publications.content(id), run)
      } catch (error) {
        if (queue.stopping.aborted || run.signal.aborted) return
        log.error(
          { fault: faultInEnglish(error), publication: id },
          'Publishing failed; the live revision is unchanged',
        )
        await written(() => publications.end(id, 'failed', explainError(error)))
      }
    })
  }

  async function publish(publication: Publication, packed: Uint8Array, run: PublishRun) {
    const { id, contentHash, base } = publication
    if (base !== latestRevisionId(database)) throw outOfDate()
    const prepared = await steps.prepare({ id: 0, contentHash, publishedAt: now() }, packed, run)
    run.report('taking-up', 1)
    run.signal.throwIfAborted()
    const revision = await written(() => publications.becomeRevision(id, now()))
    if (revision === null) throw outOfDate()
    await yieldToEventLoop()
    await steps.takeUp(prepared, { id: revision, publishedAt: now() })
    await discardCopy(publication)
  }

  /** After a rollback that replaces the working copy. If it fails, the next start tries again. */
  async function discardCopy({ id, source, discards }: Publication): Promise<void> {
    if (source === null || discards === null) return
    try {
      const kept = await options.restoreWorkingCopy(source, discards)
      if (kept === 'changed') log.warn({ publication: id }, 'The working copy is kept: it has changed since')
      else if (kept.length > 0)
        log.warn(
          { publication: id, faults: kept.slice(0, maxLogged).map(faultForLog) },
          'The working copy is kept: the restored revision has faults',
        )
      await written(() => publications.settleDiscard(id))
    } catch (error) {
      if (!queue.stopping.aborted)
        log.error({ fault: faultInEnglish(error), publication: id }, 'The working copy could not be restored')
    }
  }

  /** Looks for a revision published by `npm run seed` or another process on the same data. */
  function look(): void {
    try {
      const latest = latestRevisionId(database)
      if (latest !== null && latest > liveRevision.live().revision.id && !queue.isRunning())
        queue.add(followSafely)
    } catch (error) {
      log.debug({ fault: String(error) }, 'Cannot tell whether there is a newer revision')
    }
  }

  const followSafely = () =>
    follow().catch((error) => {
      if (!queue.stopping.aborted) log.error({ fault: String(error) }, 'Cannot switch to a newer revision')
    })

  async function follow(): Promise<void> {
    const latest = packedRevision(database, latestRevisionId(database) ?? 0)
    if (!latest || latest.entry.id <= liveRevision.live().revision.id) return
    await queue.run(null, async (run) =>
      steps.takeUp(await steps.prepare(latest.entry, latest.packed, run), latest.entry),
    )
  }

  return {
    publications,
    progress: queue.progress,
    settled: queue.settled,
    request(request, frozen) {
      const publication = publications.add(request, frozen, now())
      if (!publication) throw new PublicationRefused('another-open')
      if (publication.state === 'preparing') queue.add(() => work(publication.id))
      return publication
    },
    approve(id, by, override = null) {
      if (publications.find(id)?.requestedBy === by) throw new PublicationRefused('own-request')
      if (!publications.approve(id, by, now(), override)) throw new PublicationRefused('not-waiting')
      queue.add(() => work(id))
    },
    cancel(id, refusal) {
      const progress = queue.progress()
      if (progress?.publication === id && progress.work === 'taking-up') return false
      const ended = publications.end(id, 'cancelled', refusal ?? null)
      if (ended) queue.cancel(id)
      return ended
    },
    start() {
      const open = publications.open()
      if (open?.state === 'preparing') queue.add(() => work(open.id))
      const [latest] = publications.list(1)
      if (latest?.state === 'published') queue.add(() => discardCopy(latest))
      looking = setInterval(look, lookEveryMs)
      looking.unref()
    },
    async stop() {
      clearInterval(looking)
      await queue.stop()
    },
  }
}
