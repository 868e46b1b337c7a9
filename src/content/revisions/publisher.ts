import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import pLimit from 'p-limit'
import {
  type LiveRevision,
  type PreparedRevision,
  type PrepareTools,
  prepareRevision,
} from '../../answering/live-revision.js'
import type { ModelStore } from '../../answering/models/model-store.js'
import type { Revision, RevisionContent } from '../../answering/revision/revision.js'
import type { Database } from '../../platform/database/open-database.js'
import { whenUnlocked } from '../../platform/database/when-unlocked.js'
import type { SearchEngine } from '../../platform/search/search-engine.js'
import { parseJsonSlices } from '../../platform/threads/parse-json.js'
import { inSlices, yieldToEventLoop } from '../../platform/threads/slices.js'
import type { Log } from '../../platform/web/log.js'
import type { FrozenContent } from './freeze-content.js'
import {
  createPublicationStore,
  type Publication,
  type PublicationRequest,
  type PublicationStore,
} from './publication-store.js'
import { latestRevisionId, packedRevision } from './revision-store.js'

/** Progress of a publication. */
export interface PublishProgress {
  /** Null for a revision that another process published. */
  publication: number | null
  /** `danger` and `topics` are trained, `phrasings` are indexed; `taking-up` is the final swap. */
  work: 'danger' | 'topics' | 'phrasings' | 'taking-up'
  /** 0 to 1. */
  share: number
}

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
  /** Cancels a waiting or running one. @returns false if it is too late */
  cancel(id: number): boolean
  /** Null while no publication runs. */
  progress(): PublishProgress | null
  /** Resolves when no publication runs any more, whatever the outcome. */
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

export interface PublisherOptions {
  database: Database
  liveRevision: LiveRevision
  models: ModelStore
  search: Pick<SearchEngine, 'preparePhrasings' | 'usePhrasings'>
  /** Tools for preparing a revision, with the current schools. */
  tools(): PrepareTools
  /** Other slow preparations of a new revision. */
  alsoPrepare(prepared: PreparedRevision): Promise<void>
  /** Called after the swap, with both revisions. */
  onTakenUp(now: PreparedRevision, before: PreparedRevision): void
  now(): Date
  log: Log
}

const unzip = promisify(gunzip)

/** How often to look for a revision published by `npm run seed`. */
const lookEveryMs = 2000
const outOfDate = 'Another revision was published in between. Look at the difference again.'

export function createPublisher(options: PublisherOptions): Publisher {
  const { database, liveRevision, models, search, log, now } = options
  const publications = createPublicationStore(database)
  let progress: PublishProgress | null = null
  const inTurn = pLimit(1)
  let working: Promise<void> = Promise.resolve()
  let going: { id: number | null; abort: AbortController } | null = null
  let looking: NodeJS.Timeout | undefined
  const stopping = new AbortController()

  /** Runs one publication at a time. */
  function later(work: () => Promise<void>): void {
    working = inTurn(async () => {
      try {
        if (!stopping.signal.aborted) await work()
      } catch (error) {
        if (!stopping.signal.aborted) log.error({ fault: String(error) }, 'Publishing broke off')
      }
    })
  }

  async function work(id: number): Promise<void> {
    const publication = publications.find(id)
    if (publication?.state !== 'preparing') return
    const abort = new AbortController()
    going = { id, abort }
    try {
      await publish(publication, publications.content(id), abort.signal)
    } catch (error) {
      if (stopping.signal.aborted || abort.signal.aborted) return
      const fault = error instanceof Error ? error.message : String(error)
      log.error({ fault, publication: id }, 'Publishing failed; what was live is live')
      await written(() => publications.end(id, 'failed', fault))
    } finally {
      going = null
      progress = null
    }
  }

  async function publish({ id, contentHash, base }: Publication, packed: Uint8Array, signal: AbortSignal) {
    if (base !== latestRevisionId(database)) throw new Error(outOfDate)
    const prepared = await getReady({ id: 0, contentHash, publishedAt: now() }, packed, id, signal)
    progress = { publication: id, work: 'taking-up', share: 1 }
    signal.throwIfAborted()
    const revision = await written(() => publications.becomeRevision(id, now()))
    if (revision === null) throw new Error(outOfDate)
    await yieldToEventLoop()
    await takeUp(prepared, { id: revision, publishedAt: now() })
  }

  /** All slow steps. None changes the live revision. */
  async function getReady(
    entry: Omit<Revision, 'content'>,
    packed: Uint8Array,
    publication: number | null,
    signal: AbortSignal,
  ): Promise<PreparedRevision> {
    const say = (work: PublishProgress['work']) => (share: number) => {
      progress = { publication, work, share }
    }
    say('danger')(0)
    await models.learn(packed, ({ name, share }) => say(name as 'danger' | 'topics')(share), { signal })
    const content = (await inSlices(parseJsonSlices(await unzip(packed)))) as RevisionContent
    const live = liveRevision.live()
    const prepared = await prepareRevision({ ...entry, content }, options.tools(), live)
    // Share equal phrasings with the live revision, so that they are in memory only once.
    if (prepared.requests.key === live.requests.key) content.phrasings = live.revision.content.phrasings
    await options.alsoPrepare(prepared)
    say('phrasings')(0)
    await search.preparePhrasings(
      prepared.phrasings,
      () => prepared.sources.index.documents,
      (done, total) => say('phrasings')(done / total),
    )
    signal.throwIfAborted()
    return prepared
  }

  /** The swap. Answers in progress finish with the revision they began with. */
  async function takeUp(prepared: PreparedRevision, as: Pick<Revision, 'id' | 'publishedAt'>): Promise<void> {
    const before = liveRevision.live()
    Object.assign(prepared.revision, as)
    liveRevision.use(prepared)
    void search.usePhrasings(prepared.phrasings, () => prepared.sources.index.documents)
    models.hold(prepared.requests)
    log.info({ revision: as.id }, 'Another revision is live')
    await yieldToEventLoop()
    options.onTakenUp(prepared, before)
  }

  /** A locked database must not cost a minute's training. */
  const written = <T>(write: () => T) => whenUnlocked(database, write, stopping.signal)

  /** Takes over a revision published by `npm run seed` or another process on the same data. */
  async function follow(): Promise<void> {
    const latest = packedRevision(database, latestRevisionId(database) ?? 0)
    if (!latest || latest.entry.id <= liveRevision.live().revision.id) return
    const abort = new AbortController()
    going = { id: null, abort }
    try {
      await takeUp(await getReady(latest.entry, latest.packed, null, abort.signal), latest.entry)
    } finally {
      going = null
      progress = null
    }
  }

  function look(): void {
    try {
      const latest = latestRevisionId(database)
      if (latest !== null && latest > liveRevision.live().revision.id && !going) later(followSafely)
    } catch (error) {
      log.debug({ fault: String(error) }, 'Whether there is a newer revision could not be read')
    }
  }

  const followSafely = () =>
    follow().catch((error) => {
      if (!stopping.signal.aborted)
        log.error({ fault: String(error) }, 'A newer revision could not be taken up')
    })

  return {
    publications,
    progress: () => progress,
    async settled() {
      let seen: Promise<void> | null = null
      while (seen !== working) {
        seen = working
        await seen
      }
    },
    request(request, frozen) {
      const publication = publications.add(request, frozen, now())
      if (!publication) throw new PublicationRefused('another-open')
      if (publication.state === 'preparing') later(() => work(publication.id))
      return publication
    },
    approve(id, by, override = null) {
      if (publications.find(id)?.requestedBy === by) throw new PublicationRefused('own-request')
      if (!publications.approve(id, by, now(), override)) throw new PublicationRefused('not-waiting')
      later(() => work(id))
    },
    cancel(id) {
      if (progress?.publication === id && progress.work === 'taking-up') return false
      const ended = publications.end(id, 'cancelled', null)
      if (ended && going?.id === id) going.abort.abort()
      return ended
    },
    start() {
      const open = publications.open()
      if (open?.state === 'preparing') later(() => work(open.id))
      looking = setInterval(look, lookEveryMs)
      looking.unref()
    },
    async stop() {
      stopping.abort()
      clearInterval(looking)
      going?.abort.abort()
      await working
    },
  }
}
