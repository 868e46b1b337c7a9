import type { Worker } from 'node:worker_threads'
import type { SemanticSignal } from '../../answering/models/semantic-signal.js'
import { WordedError } from '../../platform/language/worded-error.js'
import type { SearchEngine } from '../../platform/search/search-engine.js'
import type { PhrasingDocument } from '../../platform/search/term-counts.js'
import { startWorker } from '../../platform/threads/start-worker.js'
import { ThreadFault, threadFault } from '../../platform/threads/thread-fault.js'
import { watchThread } from '../../platform/threads/watch-thread.js'
import type {
  DraftData,
  DraftMessage,
  DraftOrder,
  DraftReply,
  DraftTrial,
  DraftWork,
} from './draft-messages.js'
import type { RehearsalReport } from './rehearsal-report.js'
import type { ReplayItem } from './replay.js'
import type { Suggestion, SuggestionScore } from './suggestion.js'

/** Progress of a draft task. */
export interface DraftProgress {
  work: DraftWork
  /** 0 to 1. */
  share: number
}

/**
 * Runs the working copy in a worker thread, next to the live revision. Starts on first use, and ends when idle. All
 * calls reject with `ThreadFault` if the thread fails or hangs; the next call gets a new thread.
 */
export interface DraftRunner {
  rehearse(maxInquiries: number, onProgress: (progress: DraftProgress) => void): Promise<RehearsalReport>
  /** One concern on both sides, in seconds, even during a rehearsal: see `unlearned`. */
  try(item: ReplayItem): Promise<DraftTrial>
  /** Prepares the working copy for `try`, which is faster then. */
  prepare(): Promise<void>
  /** Whether its thread runs. */
  isOpen(): boolean
  /** Null while no question is tried or prepared. */
  preparing(): DraftProgress | null
  /** Trains what the working copy lacks: then its answers are final. */
  learn(onProgress: (progress: DraftProgress) => void): Promise<void>
  /** Each suggestion's gains and losses. */
  weigh(
    suggestions: Suggestion[],
    maxInquiries: number,
    onProgress?: (progress: DraftProgress) => void,
  ): Promise<SuggestionScore[]>
  /** Cancels the running task; its promise rejects. */
  clear(): Promise<void>
}

export interface DraftRunnerOptions extends DraftData {
  search: Pick<SearchEngine, 'termCounter' | 'preparePhrasings'>
  semantic: Pick<SemanticSignal, 'embed' | 'ready'>
  /** Id of the live revision. */
  live(): number
  now(): Date
  /** How long it may be silent, in milliseconds; defaults to two minutes. */
  silentMs?: number
}

const idleMs = 10 * 60_000
const name = 'draft'

export function createDraftRunner({
  search,
  semantic,
  live,
  now,
  silentMs = 120_000,
  ...data
}: DraftRunnerOptions): DraftRunner {
  const waiting = new Map<number, WaitingRun>()
  let worker: Worker | null = null
  let idle: NodeJS.Timeout | undefined
  let documents: PhrasingDocument[] = []
  let lastId = 0
  const quick = new Set<DraftProgress>()

  function open(): Worker {
    clearTimeout(idle)
    if (worker) return worker
    const started = startWorker('./draft-worker', import.meta.url, data satisfies DraftData)
    started.on('message', (message: DraftMessage) => void hear(message, started))
    started.on('error', (error) => ended(started, threadFault(name, error)))
    started.on('exit', () => ended(started, new ThreadFault(name, 'ended')))
    watchThread(
      started,
      () => silentMs,
      () => {
        ended(started, new ThreadFault(name, 'silent'))
        void started.terminate()
      },
    )
    worker = started
    return started
  }

  async function hear(message: DraftMessage, from: Worker): Promise<void> {
    const reply = (answer: DraftReply) => from.postMessage(answer)
    if (message.kind === 'terms') {
      const { ask, hash, terms, deadlineMs } = message
      const counting = search.termCounter(hash).count(terms, deadlineMs)
      reply({ counted: ask, counts: await counting.catch(() => null) })
    } else if (message.kind === 'embed') {
      const { ask, text, deadlineMs } = message
      reply({ embedded: ask, embedding: await semantic.embed(text, deadlineMs) })
    } else if (message.kind === 'encoder') {
      reply({ checked: message.ask, isReady: semantic.ready() })
    } else if (message.kind === 'documents') {
      documents.push(...message.documents)
      if (!message.last) return
      const all = documents
      documents = []
      const phrasings = { hash: message.hash, documents: () => all }
      reply({ indexed: await search.preparePhrasings(phrasings).catch(() => false) })
    } else if (message.kind === 'progress') {
      const { id, work, share } = message
      waiting.get(id)?.onProgress({ work, share })
    } else settle(message)
  }

  function settle(message: DraftMessage & { kind: 'done' | 'failed' }): void {
    const asked = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.kind === 'done') asked?.resolve(message.result)
    else asked?.reject(new WordedError(message.fault))
    if (waiting.size > 0) return
    idle = setTimeout(() => void close(), idleMs)
    idle.unref()
    worker?.unref()
  }

  /** Later calls get another thread. */
  async function close(): Promise<void> {
    clearTimeout(idle)
    const closed = worker
    if (closed) ended(closed, new ThreadFault(name, 'ended'))
    await closed?.terminate()
  }

  function ended(which: Worker, error: Error): void {
    if (which !== worker) return
    worker = null
    clearTimeout(idle)
    documents = []
    for (const asked of waiting.values()) asked.reject(error)
    waiting.clear()
  }

  function ask(order: DraftOrder, onProgress: (progress: DraftProgress) => void): Promise<unknown> {
    const id = ++lastId
    const on = open()
    on.ref()
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject, onProgress })
      on.postMessage({ id, now: now().getTime(), revision: live(), order } satisfies DraftReply)
    })
  }

  /** Somebody waits for it: its progress is shown. */
  function askQuick(order: DraftOrder): Promise<unknown> {
    const progress: DraftProgress = { work: 'reading', share: 0 }
    quick.add(progress)
    const asked = ask(order, ({ work, share }) => Object.assign(progress, { work, share }))
    return asked.finally(() => quick.delete(progress))
  }

  return {
    rehearse: (maxInquiries, onProgress) =>
      ask({ do: 'rehearse', maxInquiries }, onProgress) as Promise<RehearsalReport>,
    try: (item) => askQuick({ do: 'try', item }) as Promise<DraftTrial>,
    prepare: () => askQuick({ do: 'prepare' }) as Promise<void>,
    isOpen: () => worker !== null,
    // The first is at work, and the others wait for it.
    preparing: () => [...quick][0] ?? null,
    learn: (onProgress) => ask({ do: 'learn' }, onProgress) as Promise<void>,
    weigh: (suggestions, maxInquiries, onProgress = () => {}) =>
      ask({ do: 'weigh', suggestions, maxInquiries }, onProgress) as Promise<SuggestionScore[]>,
    clear: close,
  }
}

interface WaitingRun {
  resolve(result: unknown): void
  reject(error: Error): void
  onProgress(progress: DraftProgress): void
}
