import { retry } from '../platform/threads/retry.js'
import type { HealthNotes } from '../platform/web/health-notes.js'
import type { Log } from '../platform/web/log.js'
import type { LiveRevision, PreparedRevision } from './live-revision.js'
import type { ModelStore } from './models/model-store.js'
import type { TrainedModel } from './models/trained-model.js'

/**
 * Trains a revision's missing topic model. Retries until it is trained, or another revision is live.
 * @param tools.onFault called at each try that fails
 */
export async function learnTopics(
  prepared: PreparedRevision,
  tools: {
    models: Pick<ModelStore, 'train'>
    liveRevision: Pick<LiveRevision, 'live'>
    closing: AbortSignal
    notes: Pick<HealthNotes, 'note' | 'clear'>
    log: Log
    /** 0 to 1. */
    onProgress(share: number): void
    onFault?: ((fault: unknown) => void) | undefined
    /** Of another district that has learned from the same texts; null while none has. */
    learned?: ((key: string) => Promise<TrainedModel | null>) | undefined
  },
): Promise<void> {
  const { missing } = prepared
  if (!missing) return
  const { models, liveRevision, closing, notes, log, onProgress, onFault, learned } = tools
  await retry(
    async () => {
      const known = await learned?.(prepared.requests.key)
      prepared.setTopicModel(known ?? (await models.train(missing, onProgress)))
    },
    // A revision published meanwhile is already trained.
    () => closing.aborted || liveRevision.live() !== prepared,
    (error) => {
      log.error({ fault: (error as Error).message }, 'Training the topic model failed; retrying')
      notes.note('learning', 'health.learningFailed')
      onFault?.(error)
    },
  )
  notes.clear('learning')
}
