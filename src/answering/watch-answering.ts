import { type Metrics, readyGauge } from '../platform/metrics/metrics.js'
import { memoryOf } from '../platform/process/process-use.js'
import type { SearchEngine } from '../platform/search/search-engine.js'
import { type Health, isReady } from '../platform/web/health-routes.js'
import type { InquiryKeeper } from './inquiries/inquiry-keeper.js'
import type { LiveRevision } from './live-revision.js'
import type { MissedWhy, SemanticSignal } from './models/semantic-signal.js'

/** @returns counts a sentence that got no embedding */
export function countMissed(metrics: Metrics): (why: MissedWhy) => void {
  const missed = metrics.counter({
    name: 'encoder_missed_total',
    help: 'Sentences without an embedding: no process, the queue full, or too late',
    labelNames: ['why'],
  })
  for (const why of ['none', 'full', 'late'] as const) missed.inc({ why }, 0)
  return (why) => missed.inc({ why })
}

export interface WatchedAnswering {
  semantic: Pick<SemanticSignal, 'ready' | 'waiting' | 'hash' | 'pid'>
  inquiries: Pick<InquiryKeeper, 'waiting'>
  liveRevision: Pick<LiveRevision, 'live' | 'signals'>
  search: Pick<SearchEngine, 'status'>
  health(): Health
}

/** Whether what answers is there, and what waits behind it. */
export function watchAnswering(
  metrics: Metrics,
  { semantic, inquiries, liveRevision, search, health }: WatchedAnswering,
): void {
  metrics.gauge(readyGauge, () => {
    try {
      return Number(isReady(health()))
    } catch {
      // While it starts there is no revision yet.
      return 0
    }
  })
  metrics.gauge({ name: 'encoder_waiting', help: 'Sentences that wait for the encoder, or are in it' }, () =>
    semantic.waiting(),
  )
  metrics.gauge(
    { name: 'encoder_ready', help: '1 if the sentence encoder answers; absent where it is switched off' },
    () => (semantic.hash() === null ? null : Number(semantic.ready())),
  )
  metrics.gauge(
    {
      name: 'encoder_memory_bytes',
      help: 'Memory of the sentence encoder, a process of its own; absent while there is none, or not on Linux',
    },
    () => {
      const pid = semantic.pid()
      return pid === null ? null : memoryOf(pid) || null
    },
  )
  metrics.gauge(
    {
      name: 'inquiries_waiting',
      help: 'Questions and feedback not in the database yet, in memory and in the file',
      labelNames: ['place'],
    },
    () => {
      const { inMemory, inFile } = inquiries.waiting()
      return new Map([
        ['memory', inMemory],
        ['file', inFile],
      ])
    },
  )
  metrics.gauge(
    { name: 'revision', help: 'Number of the published revision that answers' },
    () => liveRevision.live().revision.id,
  )
  metrics.gauge(
    {
      name: 'part_ready',
      help: '1 if a part works by its first way: Meilisearch, the model of topics',
      labelNames: ['part'],
    },
    () => {
      const { state, phrasings, directory } = search.status()
      return new Map([
        ['search', Number(state === 'ready' && phrasings && directory)],
        ['model', Number(liveRevision.signals().includes('words'))],
      ])
    },
  )
}
