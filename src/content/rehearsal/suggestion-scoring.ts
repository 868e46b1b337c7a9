import type { Log } from '../../platform/web/log.js'
import type { Stage, StageProgress } from './draft-runner.js'
import type { Suggestion, Weighed } from './suggestion.js'

/** Weighs suggestions, one lot at a time. What was found is kept in memory: it can be found again. */
export interface Weighings {
  /** Starts it; does nothing while it is running. */
  start(suggestions: Suggestion[]): void
  /** Null while nothing is being weighed. */
  progress(): StageProgress | null
  /** What was found of a suggestion; null where it was not weighed since it was as it is. */
  of(key: string): Weighed | null
  /** Whether the latest one failed. */
  failed(): boolean
  /** Resolves when none is running any more. */
  settled(): Promise<void>
}

export function createWeighings({
  stage,
  maxInquiries,
  log,
}: {
  stage: Pick<Stage, 'weigh'>
  maxInquiries: number
  log: Log
}): Weighings {
  let running: StageProgress | null = null
  let found = new Map<string, Weighed>()
  let failed = false
  let work: Promise<void> = Promise.resolve()

  async function run(suggestions: Suggestion[]): Promise<void> {
    try {
      const weighed = await stage.weigh(suggestions, maxInquiries, (progress) => {
        running = progress
      })
      found = new Map(weighed.map((each) => [each.key, each]))
    } catch (error) {
      failed = true
      log.error(
        { fault: error instanceof Error ? error.message : String(error) },
        'Suggestions were not weighed',
      )
    } finally {
      running = null
    }
  }

  return {
    start(suggestions) {
      if (running || suggestions.length === 0) return
      running = { work: 'reading', share: 0 }
      failed = false
      work = run(suggestions)
    },
    progress: () => running,
    of: (key) => found.get(key) ?? null,
    failed: () => failed,
    settled: () => work,
  }
}
