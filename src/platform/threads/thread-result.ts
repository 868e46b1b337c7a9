import type { Worker } from 'node:worker_threads'
import { ThreadFault, type ThreadName, threadFault } from './thread-fault.js'
import { watchThread } from './watch-thread.js'

export interface ThreadWork<M> {
  name: ThreadName
  /** How long it may be silent, in milliseconds: see `watchThread`. */
  silentMs: number
  /** Handles a progress message. @returns false for the result */
  onProgress?: (message: M) => boolean
}

/**
 * Waits for a thread that does one task, reports its result, and ends.
 * @returns its result, after the thread has ended
 * @throws {ThreadFault} when it throws, ends without a result, or hangs. The thread has ended by then
 */
export function threadResult<M>(
  worker: Worker,
  { name, silentMs, onProgress = () => false }: ThreadWork<M>,
): Promise<M> {
  return new Promise((resolve, reject) => {
    let result: { message: M } | null = null
    let fault: ThreadFault | null = null
    worker.on('message', (message: M) => {
      if (!onProgress(message)) result = { message }
    })
    worker.on('error', (error) => {
      fault = threadFault(name, error)
    })
    watchThread(
      worker,
      () => silentMs,
      () => {
        fault = new ThreadFault(name, 'silent')
        void worker.terminate()
      },
    )
    worker.once('exit', () => {
      if (result) resolve(result.message)
      else reject(fault ?? new ThreadFault(name, 'ended'))
    })
  })
}
