import type { DraftRunner } from './draft-runner.js'

/**
 * Makes the working copy ready for a tried question before somebody asks one, which takes seconds: where it is edited. Where
 * nobody edits, no thread runs.
 */
export interface DraftReadiness {
  /** Somebody opened a form that edits it, and may soon try a question. */
  opened(): void
  /** It was edited. */
  edited(): void
}

/** Never throws: a tried question says what failed. */
export function keepDraftReady(draftRunner: Pick<DraftRunner, 'isOpen' | 'prepare'>): DraftReadiness {
  let isBusy = false
  let isStale = false

  /** One at a time: each takes all edits that came before. */
  async function prepare(): Promise<void> {
    isStale = true
    if (isBusy) return
    isBusy = true
    while (isStale) {
      isStale = false
      await draftRunner.prepare().catch(() => {})
    }
    isBusy = false
  }

  return {
    opened: () => {
      // A thread that is there ends when nobody edits any more: looking on does not keep it.
      if (!draftRunner.isOpen()) void prepare()
    },
    edited: () => void prepare(),
  }
}
