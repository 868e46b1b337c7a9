import type { Directory } from '../directory/directory-snapshot.js'
import type { Language } from '../language/language.js'
import type { Match, MatchRequest } from '../matching/match.js'
import type { Router } from '../matching/router.js'
import type { Danger } from '../safety/danger.js'
import type { Log } from '../web/log.js'
import type { Answer } from './answer.js'
import type { Concern } from './concern.js'
import type { InquiryKeeper } from './inquiry-keeper.js'
import { type Inquiry, type InquiryResult, newAnswerCode } from './inquiry-store.js'
import { resolveAnswer } from './resolve-answer.js'

/** What answering stands on. */
export interface AnswerTools {
  router: Router
  directory: Directory
  inquiries: InquiryKeeper
  language: Language
  log: Log
  now(): Date
}

/**
 * The main job: is someone in danger, who can help, how are they reached; kept without the text.
 * A fault in matching still gives an answer: people to call, and emergency help where it is needed.
 */
export async function answerConcern(concern: Concern, tools: AnswerTools): Promise<Answer> {
  const started = performance.now()
  const { router, directory, inquiries, language, log, now } = tools
  const danger = router.assess(concern.text, concern.lang)
  const snapshot = directory.current()
  const school = concern.school && snapshot.school(concern.school.slug)
  const request: MatchRequest = {
    text: concern.text,
    lang: concern.lang ?? concern.language,
    level: school?.level ?? null,
  }
  const match = await router.match(request).catch((error) => nobodyFound(error, log))
  const inquiry: Inquiry = {
    code: newAnswerCode(),
    askedAt: now(),
    lang: match.trace.lang,
    school: school?.id ?? null,
    channel: concern.channel,
    result: resultOf(match, danger, router, performance.now() - started),
    trace: { ...match.trace, stages: [dangerStage(danger), ...match.trace.stages] },
  }
  inquiries.keep(inquiry)
  return resolveAnswer(
    inquiry,
    { school, speech: language.speech(concern.language), now: now() },
    router,
    snapshot,
  )
}

function resultOf(match: Match, danger: Danger, router: Router, ms: number): InquiryResult {
  const { outcome, offices, topics, engine } = match
  return {
    outcome,
    offices,
    topics: topics.slice(0, 3),
    emergency: danger.level && { level: danger.level, kinds: danger.kinds },
    engine,
    revision: router.live().revision.id,
    ms: Math.round(ms * 10) / 10,
  }
}

function dangerStage({ level, kinds, score, evidence }: Danger) {
  return { stage: 'danger', ms: 0, note: { level, kinds, score, evidence } }
}

/** The fault goes to the log without the text; the parent gets people to call. */
function nobodyFound(error: unknown, log: Log): Match {
  log.error(
    { fault: error instanceof Error ? error.stack : String(error) },
    'Matching failed; the answer is a handover',
  )
  return {
    outcome: 'handover',
    offices: [],
    topics: [],
    parts: null,
    skipped: null,
    engine: 'fallback',
    trace: { lang: 'und', stages: [] },
  }
}
