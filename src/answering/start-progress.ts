import { createProgressBar, type ProgressBar } from '../platform/threads/progress-bar.js'
import type { AnsweringOptions } from './open-answering.js'

type ReportStart = NonNullable<AnsweringOptions['onProgress']>

const labels: Record<Parameters<ReportStart>[0], string> = {
  danger: 'Learning to detect danger',
  phrasings: 'Filling the search index',
  topics: 'Learning the topics',
}

/** Shows the long work of a start on standard output, in one bar for each. */
export function showStartProgress(): ReportStart {
  const bars: Partial<Record<keyof typeof labels, ProgressBar>> = {}
  return (work, share) => {
    bars[work] ??= createProgressBar(labels[work])
    bars[work].show(share)
  }
}
