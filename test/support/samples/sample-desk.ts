import type { Answer } from '../../../src/answering/answer.js'
import type { Inquiry } from '../../../src/answering/inquiries/inquiry-store.js'
import type { LookedUp, LookUpTools } from '../../../src/staff/desk/look-up.js'
import { galleryAnswers } from '../gallery/gallery.js'
import { sampleAnswer, sampleLines, sampleNow } from './sample.js'

/**
 * What the test app's front office finds: buses if the text has a bus, danger if it says so, otherwise
 * nobody.
 */
export const sampleDeskAnswers: Pick<LookUpTools, 'lookUpConcern' | 'findStored'> = {
  lookUpConcern: async (text) => {
    if (/\bdie\b/.test(text)) return lookedUp(inDanger)
    return lookedUp(/\bbus\b/.test(text) ? (galleryAnswers.K7M2Q9XD ?? sampleAnswer()) : nobody)
  },
  findStored: (code) => {
    const answer = galleryAnswers[code]
    return answer ? lookedUp(answer) : null
  },
}

const nobody = galleryAnswers.HAND0VER ?? sampleAnswer({ outcome: 'handover' })
const inDanger = sampleAnswer({ emergency: { level: 'now', kinds: ['suicide'], lines: sampleLines } })

/** The answer, with an inquiry as it would have been stored. */
function lookedUp(answer: Answer): LookedUp {
  const offices = answer.entries.map(({ office, score, topic, part }) => ({
    office,
    score,
    topic: topic?.slug ?? null,
    ...(part === null ? {} : { part }),
  }))
  const inquiry: Inquiry = {
    code: answer.code ?? '',
    askedAt: sampleNow,
    ...{ text: null, textUntil: null },
    lang: answer.askedIn,
    school: null,
    channel: 'page',
    result: {
      ...{
        outcome: answer.outcome,
        offices,
        topics: [],
        parts: null,
        skipped: null,
        signals: [],
        notices: [],
      },
      told: { school: null, grade: null, lastInitial: null, language: null },
      emergency: answer.emergency,
      ...{ engine: answer.engine, revision: answer.revision, ms: answer.ms },
    },
    trace: { lang: 'en', stages: [{ stage: 'terms', ms: 1, note: { matched: ['bus', 'late'] } }] },
  }
  return { inquiry, answer }
}
