/** How a thread failed: it threw, ended too early, went silent, or ran out of memory. */
export type ThreadFailure = 'failed' | 'ended' | 'silent' | 'memory'

/** A worker thread failed; the message is for the log and for staff. */
export class ThreadFault extends Error {
  override name = 'ThreadFault'

  /** @param thread the thread's work, as in "the import" */
  constructor(
    thread: string,
    readonly failure: ThreadFailure,
    options: ErrorOptions = {},
  ) {
    super(sayFailure(thread, failure, options.cause), options)
  }
}

/** Classifies a thread's `error` event. */
export function threadFault(thread: string, cause: unknown): ThreadFault {
  const isMemory = (cause as { code?: unknown } | null)?.code === 'ERR_WORKER_OUT_OF_MEMORY'
  return new ThreadFault(thread, isMemory ? 'memory' : 'failed', { cause })
}

function sayFailure(thread: string, failure: ThreadFailure, cause: unknown): string {
  switch (failure) {
    case 'failed':
      return `The thread for ${thread} failed: ${cause instanceof Error ? cause.message : String(cause)}`
    case 'ended':
      return `The thread for ${thread} stopped before it was done`
    case 'silent':
      return `The thread for ${thread} hung and was ended`
    case 'memory':
      return `There is too little memory for ${thread}. README says how much the service needs.`
  }
}
