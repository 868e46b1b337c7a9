import { type Wording, wording } from '../../platform/language/wording.js'
import { startWorker } from '../../platform/threads/start-worker.js'
import { threadResult } from '../../platform/threads/thread-result.js'
import { IcsFault, type IcsRead } from './read-ics.js'

/** A calendar file to read. */
export interface IcsWork {
  path: string
  timeZone: string
  /** ISO dates, both included. */
  window: { from: string; until: string }
}

/** In milliseconds. A year of school takes well under one second. */
const maxSilence = 15_000

/** In megabytes. */
const limits = { maxOldGenerationSizeMb: 256 }

/**
 * Reads a calendar file in a thread: the library may look forever for a day that a rule never finds, such as February 30.
 * @throws {IcsFault} for anything that is not a calendar, or takes too long
 */
export async function openIcs(work: IcsWork, silentMs = maxSilence): Promise<IcsRead> {
  const worker = startWorker('./ics-worker', import.meta.url, work, limits)
  const read = threadResult<IcsRead | { fault: Wording }>(worker, { name: 'calendar', silentMs })
  const result = await read.catch((cause) => {
    throw new IcsFault(wording('ics.endless'), { cause })
  })
  if ('fault' in result) throw new IcsFault(result.fault)
  return result
}
