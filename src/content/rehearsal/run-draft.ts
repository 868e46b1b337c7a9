import type { MessagePort } from 'node:worker_threads'
import pLimit from 'p-limit'
import { createLiveRevision } from '../../answering/live-revision.js'
import { thinSlugs } from '../../answering/models/thin-slugs.js'
import { type UnderstandTools, understandConcern } from '../../answering/understand-concern.js'
import { localDate } from '../../directory/time/local-time.js'
import { databaseFile, openReadOnly } from '../../platform/database/open-database.js'
import { explainError } from '../../platform/language/worded-error.js'
import { createLog } from '../../platform/web/log.js'
import { findChanges } from '../revisions/find-changes.js'
import { createDraftEncoder } from './draft-encoder.js'
import type {
  DraftData,
  DraftMessage,
  DraftOrder,
  DraftReply,
  DraftRequest,
  DraftTrial,
  ReportWork,
  TrialSide,
} from './draft-messages.js'
import { createDraftSearch } from './draft-search.js'
import { lintRules } from './lint-rules.js'
import { createDraftLoader, type DraftLoader } from './load-draft.js'
import { proveCoverage } from './prove-coverage.js'
import { maxChanges, type RehearsalReport } from './rehearsal-report.js'
import { answerItem, type ReplayItem, replay } from './replay.js'
import { listReplayItems } from './replay-item-store.js'
import { scoreSuggestions, withSuggestions } from './score-suggestions.js'
import type { Suggestion, SuggestionScore } from './suggestion.js'

/**
 * Holds the live revision and the working copy side by side, and runs concerns through both. Reads the database and trains by
 * itself; asks the main thread only for Meilisearch and the sentence encoder, which exist only once.
 */
export function runDraft(port: MessagePort, { dataDir, headFile, languages }: DraftData): void {
  const log = createLog('error')
  const database = openReadOnly(databaseFile(dataDir))
  const say = (message: DraftMessage) => port.postMessage(message)
  const search = createDraftSearch(say)
  const encoder = createDraftEncoder(headFile, say, log)
  const loader = createDraftLoader({ database, dataDir, encoder, search, log })
  const inTurn = pLimit(1)
  const trialsInTurn = pLimit(1)

  async function handle({ id, now, revision, order }: DraftRequest): Promise<unknown> {
    const began = performance.now()
    const onProgress: ReportWork = (work, share) => say({ kind: 'progress', id, work, share })
    const moment = new Date(now)
    if (order.do === 'prepare') return void (await loader.loadAtOnce(revision, moment, onProgress))
    if (order.do === 'try') {
      const found = await loader.loadAtOnce(revision, moment, onProgress)
      return tryOne(order.item, found, moment)
    }
    const loaded = await loader.load(revision, moment, onProgress)
    if (order.do === 'learn') return
    const items = listReplayItems(database, { maxInquiries: order.maxInquiries, now: moment })
    if (order.do === 'weigh') return weigh(order.suggestions, { items, loaded, moment, onProgress })
    const findings = await rehearse({ items, loaded, moment, onProgress })
    return { ...findings, ms: Math.round(performance.now() - began) } satisfies RehearsalReport
  }

  async function rehearse({ items, loaded, moment, onProgress }: Run): Promise<Omit<RehearsalReport, 'ms'>> {
    const { before, after, directory, sides } = loaded
    const { content } = after.revision
    if (thinSlugs(content).size > 0) await loader.learn(content, onProgress, true)
    onProgress('checking', 0)
    const changes = findChanges(before.revision.content, content)
    const today = localDate(moment, directory.district.timeZone)
    return {
      contentHash: loaded.hash,
      revision: before.revision.id,
      changes: changes.slice(0, maxChanges),
      changeCount: changes.length,
      touchesDanger: changes.some(({ touchesDanger }) => touchesDanger),
      lint: lintRules(content, directory, today),
      proof: proveCoverage(content, directory, { languages, now: moment }),
      replay: await replay(items, sides, moment, (share) => onProgress('replaying', share)),
      signals: ['words', 'terms', ...(loaded.hasMeaning ? ['meaning'] : [])],
    }
  }

  /**
   * Replays the working copy against itself with the suggestions. Phrasings and synonyms are tried separately, because a word
   * learned from a phrasing is no longer replaced by its synonym.
   */
  async function weigh(suggestions: Suggestion[], run: Run): Promise<SuggestionScore[]> {
    const { items, loaded, moment, onProgress } = run
    const { after } = loaded.sides
    const kinds = [
      suggestions.filter(({ synonym }) => !synonym),
      suggestions.filter(({ synonym }) => synonym),
    ].filter(({ length }) => length > 0)
    const weighed: SuggestionScore[] = []
    for (const [tried, some] of kinds.entries()) {
      const content = withSuggestions(loaded.after.revision.content, some)
      const liveRevision = createLiveRevision(await loader.prepareVariant(content, loaded, onProgress))
      const sides = { without: after, with: { ...after, liveRevision } }
      const found = await scoreSuggestions(some, items, sides, moment, (share) =>
        onProgress('replaying', (tried + share) / kinds.length),
      )
      weighed.push(...found)
    }
    return weighed
  }

  async function answer(request: DraftRequest): Promise<void> {
    const { id } = request
    try {
      say({ kind: 'done', id, result: await handle(request) })
    } catch (error) {
      say({ kind: 'failed', id, fault: explainError(error) })
    }
  }

  port.on('message', (message: DraftReply) => {
    if ('embedded' in message || 'checked' in message) return encoder.hear(message)
    if (!('order' in message)) return search.hear(message)
    // Somebody waits for a single question, even during a rehearsal. Trials take turns, so that a draft is prepared once.
    const turns = isQuick(message.order) ? trialsInTurn : inTurn
    if (turns.activeCount + turns.pendingCount > 0)
      say({ kind: 'progress', id: message.id, work: 'waiting', share: 0 })
    void turns(() => answer(message))
  })
}

const isQuick = (order: DraftOrder) => order.do === 'try' || order.do === 'prepare'

interface Run {
  items: ReplayItem[]
  loaded: Awaited<ReturnType<DraftLoader['load']>>
  moment: Date
  onProgress: ReportWork
}

async function tryOne(
  item: ReplayItem,
  { draft: { hash, sides }, unlearned }: Awaited<ReturnType<DraftLoader['loadAtOnce']>>,
  moment: Date,
): Promise<DraftTrial> {
  const side = async (tools: UnderstandTools): Promise<TrialSide> => {
    const { text, lang, school } = item
    const request = { text, lang, school: tools.directory.school(school), moment }
    const { danger, match, rule, notices, place } = await understandConcern(request, tools)
    return { ...(await answerItem(item, tools, moment)), routed: { danger, match, rule, notices, place } }
  }
  return { contentHash: hash, unlearned, before: await side(sides.before), after: await side(sides.after) }
}
