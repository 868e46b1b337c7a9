import { newAnswerCode } from '../../../src/answering/inquiries/answer-code.js'
import type { Inquiry } from '../../../src/answering/inquiries/inquiry-store.js'
import { sampleNow } from './sample.js'

/** An inquiry about a bus in the small district, with a unique code. */
export function sampleInquiry(changes: Partial<Inquiry> = {}): Inquiry {
  return {
    code: newAnswerCode(),
    askedAt: sampleNow,
    ...{ text: null, textUntil: null },
    lang: 'en',
    school: null,
    channel: 'page',
    result: {
      outcome: 'answer',
      offices: [{ office: 'transportation', score: 0.9, topic: 'late-bus' }],
      ...{ topics: [], parts: null, skipped: null, signals: [], notices: [] },
      told: { school: null, grade: null, lastInitial: null, language: null },
      emergency: null,
      ...{ engine: 'fallback', revision: 1, ms: 1 },
    },
    trace: { lang: 'en', stages: [] },
    ...changes,
  }
}
