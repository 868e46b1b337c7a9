import { faultInEnglish } from '../../platform/language/fault-in-english.js'
import type { Log } from '../../platform/web/log.js'
import type { DraftProgress, DraftRunner } from './draft-runner.js'

/** Trains the working copy's models in the background, so that the answers to tried questions become final. */
export interface DraftLearning {
  /** Starts; does nothing while it runs. */
  start(): void
  /** Null while nothing runs. */
  progress(): DraftProgress | null
  /** True if the latest run failed. */
  failed(): boolean
  /** Resolves when nothing is running. */
  settled(): Promise<void>
}

/** Logs failures; `start` never throws. */
export function createDraftLearning({
  draftRunner,
  log,
}: {
  draftRunner: Pick<DraftRunner, 'learn'>
  log: Log
}): DraftLearning {
  let running: DraftProgress | null = null
  let failed = false
  let work: Promise<void> = Promise.resolve()

  async function run(): Promise<void> {
    try {
      await draftRunner.learn((progress) => {
        running = progress
      })
    } catch (error) {
      failed = true
      log.error({ fault: faultInEnglish(error) }, 'The working copy could not be learned')
    } finally {
      running = null
    }
  }

  return {
    start() {
      if (running) return
      running = { work: 'reading', share: 0 }
      failed = false
      work = run()
    },
    progress: () => running,
    failed: () => failed,
    settled: () => work,
  }
}
