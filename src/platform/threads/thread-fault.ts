import { messageOf, WordedError } from '../language/worded-error.js'
import { type Wording, wording } from '../language/wording.js'
import type { WordKey } from '../language/words.js'

/** How a thread failed: it threw, ended too early, went silent, or ran out of memory. */
export type ThreadFailure = 'failed' | 'ended' | 'silent' | 'memory'

/** The work of a thread; `thread.work` has its words. */
export type ThreadName =
  Extract<WordKey, `thread.work.${string}`> extends `thread.work.${infer N}` ? N : never

/** A worker thread failed. */
export class ThreadFault extends WordedError {
  override name = 'ThreadFault'

  constructor(
    thread: ThreadName,
    readonly failure: ThreadFailure,
    options: ErrorOptions = {},
  ) {
    super(wordingOf(thread, failure, options.cause), options)
  }
}

/** Classifies a thread's `error` event. */
export function threadFault(thread: ThreadName, cause: unknown): ThreadFault {
  const isMemory = (cause as { code?: unknown } | null)?.code === 'ERR_WORKER_OUT_OF_MEMORY'
  return new ThreadFault(thread, isMemory ? 'memory' : 'failed', { cause })
}

function wordingOf(thread: ThreadName, failure: ThreadFailure, cause: unknown): Wording {
  const work = wording(`thread.work.${thread}`)
  switch (failure) {
    case 'failed':
      return wording('thread.failed', { work, message: messageOf(cause) })
    case 'ended':
      return wording('thread.ended', { work })
    case 'silent':
      return wording('thread.silent', { work })
    case 'memory':
      return wording('thread.memory', { work })
  }
}
