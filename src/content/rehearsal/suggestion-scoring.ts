import type { Log } from '../../platform/web/log.js'
import type { DraftProgress, DraftRunner } from './draft-runner.js'
import type { Suggestion, SuggestionScore } from './suggestion.js'

/** Weighs suggestions, one lot at a time. What was found is kept in memory: it can be found again. */
export interface SuggestionScoring {
  /** Starts it; does nothing while it is running. */
  start(suggestions: Suggestion[]): void
  /** Null while nothing is being weighed. */
  progress(): DraftProgress | null
  /** What was found of a suggestion; null where it was not weighed since it was as it is. */
  of(key: string): SuggestionScore | null
  /** Whether the latest one failed. */
  failed(): boolean
  /** Resolves when none is running any more. */
  settled(): Promise<void>
}

export function createSuggestionScoring({
  draftRunner,
  maxInquiries,
  log,
}: {
  draftRunner: Pick<DraftRunner, 'weigh'>
  maxInquiries: number
  log: Log
}): SuggestionScoring {
  let running: DraftProgress | null = null
  let found = new Map<string, SuggestionScore>()
  let failed = false
  let work: Promise<void> = Promise.resolve()

  async function run(suggestions: Suggestion[]): Promise<void> {
    try {
      const weighed = await draftRunner.weigh(suggestions, maxInquiries, (progress) => {
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
