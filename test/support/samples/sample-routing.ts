import { buildLexicon, type Lexicon } from '../../../src/answering/models/lexicon.js'
import type { Revision, RevisionContent } from '../../../src/answering/revision/revision.js'
import { createCatalogOffers } from '../../../src/content/catalog/catalog-offers.js'
import { type CatalogTask, doCatalogTask } from '../../../src/content/catalog/run-catalog-task.js'
import { createDraftLearning } from '../../../src/content/rehearsal/draft-learning.js'
import type { DraftTrial } from '../../../src/content/rehearsal/draft-messages.js'
import type { DraftProgress } from '../../../src/content/rehearsal/draft-runner.js'
import { createPublishGate } from '../../../src/content/rehearsal/publish-gate.js'
import type { RehearsalReport } from '../../../src/content/rehearsal/rehearsal-report.js'
import { createRehearsals } from '../../../src/content/rehearsal/rehearsals.js'
import type { ReplayAnswer } from '../../../src/content/rehearsal/replay.js'
import type { Suggestion } from '../../../src/content/rehearsal/suggestion.js'
import { createSuggestionScoring } from '../../../src/content/rehearsal/suggestion-scoring.js'
import { type FrozenContent, frozenKey } from '../../../src/content/revisions/freeze-content.js'
import { keepFrozen } from '../../../src/content/revisions/keep-frozen.js'
import { createPublicationStore } from '../../../src/content/revisions/publication-store.js'
import type { Publisher } from '../../../src/content/revisions/publisher.js'
import { PublicationRefused } from '../../../src/content/revisions/publisher.js'
import { latestRevision, latestRevisionId } from '../../../src/content/revisions/revision-store.js'
import type { RevisionTasks } from '../../../src/content/revisions/revision-tasks.js'
import { doRevisionTask, type RevisionTask } from '../../../src/content/revisions/run-revision-task.js'
import { firstOwnRevision } from '../../../src/content/sample/first-own-revision.js'
import { createDirectory } from '../../../src/directory/model/directory-snapshot.js'
import type { Database } from '../../../src/platform/database/open-database.js'
import { createReadChangeMark } from '../../../src/platform/database/read-change-mark.js'
import { createLog } from '../../../src/platform/web/log.js'
import { createRoutingServices, type RoutingServices } from '../../../src/staff/routing/routing-services.js'
import { createAccountStore } from '../../../src/staff/sign-in/account-store.js'
import { createGrantStore } from '../../../src/staff/sign-in/grant-store.js'

const silent = createLog('silent')

const answer = (change: Partial<ReplayAnswer> = {}): ReplayAnswer => ({
  ...{ outcome: 'answer', offices: ['transportation', 'safety-security'], danger: null },
  ...{ topic: 'bus-late', rule: null, next: ['principal'], notices: [] },
  ...change,
})
const other = answer({ offices: ['safety-security'], rule: 'river-dock-ferry', topic: null, next: [] })

const tried = (content: string): DraftTrial => {
  const routed: DraftTrial['before']['routed'] = {
    danger: {
      level: null,
      kinds: [],
      score: 0.012,
      evidence: [],
      odds: -9,
      seriousOdds: -9,
      likely: [],
      asks: false,
      byClause: null,
    },
    match: {
      ...{
        outcome: 'answer',
        topics: [],
        parts: null,
        skipped: null,
        signals: ['words'],
        engine: 'fallback',
      },
      offices: [{ office: 'transportation', score: 0.93, topic: 'bus-late' }],
      trace: { lang: 'en', stages: [{ stage: 'language', ms: 0, note: { lang: 'en' } }] },
    },
    ...{ rule: null, notices: [] },
    place: { school: null, level: null, grade: null, evidence: { schools: [], grades: [], levels: [] } },
  }
  return { contentHash: content, unlearned: [], before: { ...answer(), routed }, after: { ...other, routed } }
}

/** A rehearsal report with every kind of entry. */
export function sampleReport(contentHash: string, revision: number): RehearsalReport {
  const accuracy = (right: number) => ({ right, count: 20, low: 0.6, high: 0.97 })
  const lint = {
    others: ['bright-horizons'],
    school: null,
    taken: 140,
    sentence: 'bus pass',
    why: 'says “bus”',
  }
  const hole = {
    lang: null,
    topics: ['bus-late', 'bus-stop'],
    rules: [],
    checkedOn: '2024-09-11',
    blocks: true,
  }
  return {
    ...{ contentHash, revision, changes: [], changeCount: 0, touchesDanger: true },
    lint: (['faulty', 'expired', 'unreachable', 'shadowed', 'contradictory', 'over-broad'] as const).map(
      (kind) => ({ ...lint, kind, rule: 'harbor-closet', name: 'Harbor Closet' }),
    ),
    proof: {
      ...{
        topics: 263,
        schools: 15,
        languages: 2,
        moments: ['work', 'evening', 'weekend', 'holiday'],
        ways: 34_000,
      },
      holes: [
        { ...hole, kind: 'unchecked', office: 'transportation', school: null },
        { ...hole, kind: 'no-contact', office: 'nurse', school: 'lincoln-elementary' },
        { ...hole, kind: 'later-step', office: 'principal', school: 'lincoln-elementary', blocks: false },
      ],
    },
    replay: {
      ...{ cases: 20, inquiries: 2, accuracy: { before: accuracy(18), after: accuracy(17) } },
      danger: { before: { now: 1, support: 2 }, after: { now: 1, support: 1 } },
      changes: [
        { key: 'case:1', before: answer(), after: other, right: { before: true, after: false } },
        { key: 'inquiry:K7M2Q9XD', before: answer(), after: answer({ outcome: 'handover' }), right: null },
      ],
      groups: [
        { from: 'transportation', to: 'safety-security', keys: ['case:1'] },
        { from: 'transportation', to: 'handover', keys: ['inquiry:K7M2Q9XD'] },
      ],
      ...{ brokenProtected: ['case:1'], dangerChanges: ['case:1'], wrong: ['case:1'] },
    },
    ...{ signals: ['words', 'terms'], ms: 41_000 },
  }
}

/** Published contents by their hash: most tests have the sample's. */
const contents = new Map<string, RevisionContent>()

let firstFrozen: FrozenContent | null = null

/** Packs the working copy of the sample once for all tests, as long as a test has not changed it. */
function runTask(database: Database, what: RevisionTask): unknown {
  if (what.do !== 'freeze' || what.content !== 'working-copy' || what.known !== undefined)
    return doRevisionTask(database, what)
  const known = firstFrozen ? { known: frozenKey(firstFrozen) } : {}
  const frozen = doRevisionTask(database, { ...what, ...known }) as FrozenContent | 'known'
  if (frozen === 'known') return firstFrozen
  firstFrozen ??= frozen
  return frozen
}

/**
 * The routing editor's services on an in-memory database: thread work is done at once, or answered from the
 * sample.
 */
export function createSampleRouting(database: Database, now: () => Date): RoutingServices {
  const task = async <T>(what: Parameters<typeof doRevisionTask>[1]) => runTask(database, what) as T
  const revisionTasks: RevisionTasks = {
    freeze: keepFrozen(task, createReadChangeMark(database.$client)),
    compare: (before, after, limit = 1000) => task({ do: 'compare', before, after, limit }),
    write: (content) => task({ do: 'write', content }),
    check: (written, schools, limit = 1000) => task({ do: 'check', written, schools, limit }),
    load: (from, schools, mark) =>
      task({ do: 'load', from, schools, ...(mark === undefined ? {} : { mark }) }),
    stop: async () => {},
  }
  let known: Revision | null = null
  const live = () => {
    if (known?.id !== latestRevisionId(database)) {
      known = latestRevision(database, (hash) => contents.get(hash) ?? null)!
      contents.set(known.contentHash, known.content)
    }
    return known!
  }
  const draftRunner = {
    async rehearse() {
      const { id } = live()
      const { changes, all } = (await revisionTasks.compare(id, 'working-copy'))!
      const report = sampleReport((await revisionTasks.freeze('working-copy'))!.contentHash, id)
      return { ...report, changes, changeCount: all }
    },
    try: async () => tried('sample'),
    weigh: async (suggestions: Suggestion[]) =>
      suggestions.map(({ key }) => ({ key, reached: 1, gained: ['case:1'], lost: ['case:2'], moved: [] })),
    prepare: async () => {},
    preparing: (): DraftProgress | null => null,
    learn: async () => {},
    isOpen: () => true,
    clear: async () => {},
  }
  const rehearsals = createRehearsals({ database, draftRunner, now, log: silent })
  const suggestionScoring = createSuggestionScoring({
    draftRunner,
    maxInquiries: 500,
    log: silent,
  })
  const publications = createPublicationStore(database)
  const publisher: Publisher = {
    ...{ publications, progress: () => null, settled: async () => {}, start() {}, stop: async () => {} },
    request(asked, frozen) {
      const made = publications.add(asked, frozen, now())
      if (!made) throw new PublicationRefused('another-open')
      return made
    },
    approve(id, by, override = null) {
      if (publications.find(id)?.requestedBy === by) throw new PublicationRefused('own-request')
      if (!publications.approve(id, by, now(), override)) throw new PublicationRefused('not-waiting')
      publications.becomeRevision(id, now())
    },
    cancel: (id, refusal) => publications.end(id, 'cancelled', refusal ?? null),
  }
  const directory = createDirectory(database)
  const publishing = createPublishGate({
    ...{ publisher, rehearsals, freeze: revisionTasks.freeze, now },
    directory: () => directory.current(),
    firstOwnRevision: () => firstOwnRevision(database.$client),
    ...createGrantStore(database, createAccountStore(database), now),
  })
  let lexicon: Lexicon | null = null
  const index = {
    get lexicon() {
      lexicon ??= buildLexicon(live().content.phrasings)
      return lexicon
    },
  }
  const liveRevision = { live: () => ({ revision: live(), sources: { index } }) } as Parameters<
    typeof createRoutingServices
  >[1]['liveRevision']
  return createRoutingServices(database, {
    ...{
      liveRevision,
      now,
      draftRunner,
      draftLearning: createDraftLearning({ draftRunner, log: silent }),
      draftReadiness: { opened() {}, edited() {} },
      suggestionScoring,
      rehearsals,
      publishing,
      publisher,
      revisionTasks,
      catalogOffers: createCatalogOffers({ database, now }, ['en', 'es'], async <T>(asked: CatalogTask) =>
        asked.do === 'read' ? (null as T) : (doCatalogTask(database, asked) as T),
      ),
      thinTopics: () => [],
    },
  })
}
