import type { WorkbookSheet } from '../../platform/files/read-workbook.js'
import { startWorker } from '../../platform/threads/start-worker.js'
import { threadResult } from '../../platform/threads/thread-result.js'

/** Opens a workbook, and writes its sheets to a folder: see `readWorkbook`. @throws {ThreadFault} */
export type OpenWorkbook = (path: string, folder: string) => Promise<WorkbookSheet[]>

/** In milliseconds. The largest workbook takes about 10 s. */
const maxSilence = 120_000

/** In megabytes. The largest workbook takes most of it; a larger one ends the thread alone. */
const limits = { maxOldGenerationSizeMb: 768 }

/** Opens it in a thread: a large one takes seconds, and much memory. */
export const openWorkbookInThread: OpenWorkbook = (path, folder) =>
  threadResult<WorkbookSheet[]>(startWorker('./workbook-worker', import.meta.url, { path, folder }, limits), {
    name: 'workbook',
    silentMs: maxSilence,
  })
