import { setTimeout as wait } from 'node:timers/promises'
import { RestingRows, type RowList } from '../../platform/cache/resting-rows.js'
import type { RevisionContent } from './revision.js'

/** Its parts of thousands of texts, which no answer reads. */
const restingParts = ['phrasings', 'dangerPhrases', 'outOfScope'] as const

/** The same content, whose texts `restLater` can pack. */
export function withRestingRows(content: RevisionContent): RevisionContent {
  return {
    ...content,
    phrasings: restingRows(content.phrasings),
    dangerPhrases: restingRows(content.dangerPhrases),
    outOfScope: restingRows(content.outOfScope),
  }
}

function restingRows<Row>(rows: RowList<Row>): RestingRows<Row> {
  return rows instanceof RestingRows ? rows : new RestingRows(Array.isArray(rows) ? rows : [...rows])
}

/** In milliseconds: what follows on a start or a publication has read them by then. */
const usualPause = 60_000

/** Packs the texts of a live content after a while: only editing, checks, and learning read them. @param closing gives it up */
export function restLater(content: RevisionContent, closing: AbortSignal, pauseMs = usualPause): void {
  wait(pauseMs, undefined, { ref: false, signal: closing })
    .then(() => rest(content, closing))
    .catch(() => {})
}

async function rest(content: RevisionContent, closing: AbortSignal): Promise<void> {
  for (const part of restingParts) {
    const rows = content[part]
    if (rows instanceof RestingRows) await rows.rest(closing)
  }
}
