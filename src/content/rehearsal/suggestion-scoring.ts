import { faultInEnglish } from '../../platform/language/fault-in-english.js'
import type { Log } from '../../platform/web/log.js'
import type { DraftProgress, DraftRunner } from './draft-runner.js'
import type { Suggestion, SuggestionScore } from './suggestion.js'

/** Scores suggestions, one batch at a time. Results are held in memory, because they can be computed again. */
export interface SuggestionScoring {
  /** Starts scoring; does nothing while it runs. */
  start(suggestions: Suggestion[]): void
  /** Null while nothing runs. */
  progress(): DraftProgress | null
  /** A suggestion's score; null if it was not scored since it last changed. */
  of(key: string): SuggestionScore | null
  /** True if the latest run failed. */
  failed(): boolean
  /** Resolves when nothing is running. */
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
      log.error({ fault: faultInEnglish(error) }, 'Suggestions could not be scored')
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
