import type { Directory } from '../directory/model/directory-snapshot.js'
import type { School } from '../directory/model/school.js'
import { dayMs } from '../directory/time/local-time.js'
import type { Language } from '../platform/language/language.js'
import { readMentionText } from '../platform/text/mention-text.js'
import type { Log } from '../platform/web/log.js'
import { noteStage } from '../platform/web/request-context.js'
import type { Answer } from './answer.js'
import { askedByLabel } from './asked-by-label.js'
import type { Concern } from './concern.js'
import type { AnswerCounts } from './count-answers.js'
import { newAnswerCode } from './inquiries/answer-code.js'
import type { InquiryKeeper } from './inquiries/inquiry-keeper.js'
import type { Inquiry, InquiryResult } from './inquiries/inquiry-store.js'
import type { LiveRevision } from './live-revision.js'
import type { MentionIndexes } from './mentions/mention-index.js'
import { vagueText } from './models/numbers.js'
import type { Redactor } from './privacy/redactor.js'
import { resolveAnswer } from './resolve-answer.js'
import { type UnderstoodConcern, understandConcern } from './understand-concern.js'

/** Dependencies of `answerConcern`. */
export interface AnswerTools {
  liveRevision: LiveRevision
  directory: Pick<Directory, 'current'>
  mentionsOf: MentionIndexes['of']
  inquiries: InquiryKeeper
  redactor: Redactor
  /** How many days the redacted text is kept; 0 for not at all. */
  keepTextDays: number
  language: Language
  log: Log
  now(): Date
  /** Absent where nothing is measured. */
  counts?: AnswerCounts
}

/**
 * The main job: is someone in danger, who can help, how to reach them. Stores the answer without identifying details;
 * its code is null if it could not be stored.
 */
export async function answerConcern(concern: Concern, tools: AnswerTools): Promise<Answer> {
  const began = performance.now()
  const liveRevision = tools.liveRevision.pinned()
  const { directory, mentionsOf, redactor, keepTextDays, log, now } = tools
  const pinned = { liveRevision, directory, mentionsOf, redactor, keepTextDays, log, now }
  const speech = tools.language.speech(concern.language)
  const asked = askedByLabel(concern.text, speech)
  const { inquiry, school, redactMs: redact } = await inquire(concern, pinned, asked)
  const found = performance.now()
  const kept = keepOrNot(inquiry, tools)
  const showing = { school, speech, now: tools.now() }
  const answer = resolveAnswer(inquiry, showing, liveRevision, tools.directory.current())
  const isKept = await kept
  const done = performance.now()
  noteStage('keep', found, done)
  tools.counts?.answered(inquiry, isKept, { redact, keep: done - found, whole: done - began })
  return isKept ? answer : { ...answer, code: null }
}

/** An answer that cannot be stored is still given. */
async function keepOrNot(inquiry: Inquiry, { inquiries, log }: AnswerTools): Promise<boolean> {
  try {
    return await inquiries.keep(inquiry)
  } catch (fault) {
    log.error({ fault: (fault as Error).stack }, 'An inquiry could not be stored')
    return false
  }
}

/**
 * Answers without storing anything: the front office asks again with every letter typed.
 * @param asked what the text stands for; the text as it was typed is what is kept
 * @returns `school`: the chosen one, else the one named in the text; `redactMs`: how long finding identifying details took
 */
export async function inquire(
  concern: Concern,
  tools: Omit<AnswerTools, 'inquiries' | 'language' | 'counts'>,
  asked = concern.text,
): Promise<{ inquiry: Inquiry; school: School | null; redactMs: number }> {
  const started = performance.now()
  const { liveRevision, log, now } = tools
  const directory = tools.directory.current()
  const { text, lang } = concern
  const read = readMentionText(text)
  const redacted = tools.redactor.redact(
    text,
    liveRevision.detectLanguage(text, lang ?? concern.language),
    read,
  )
  const redactMs = performance.now() - started
  noteStage('redact', started)
  const routed = await understandConcern(
    {
      lang: lang ?? concern.language,
      school: directory.school(concern.school?.slug ?? null),
      moment: now(),
      ...(asked === text ? { text, read, redacted } : { text: asked }),
    },
    { liveRevision, directory, mentions: tools.mentionsOf(directory), log },
  )
  const { match, school } = routed
  const inquiry: Inquiry = {
    code: newAnswerCode(),
    askedAt: now(),
    lang: match.trace.lang,
    school: school?.id ?? null,
    channel: concern.channel,
    result: resultOf(routed, concern, liveRevision, performance.now() - started),
    trace: { lang: match.trace.lang, stages: [dangerStage(routed), ...match.trace.stages] },
    ...keptText(redacted.text, tools),
  }
  return { inquiry, school, redactMs }
}

function keptText(
  text: string | null,
  { keepTextDays, now }: Pick<AnswerTools, 'keepTextDays' | 'now'>,
): Pick<Inquiry, 'text' | 'textUntil'> {
  if (text === null || keepTextDays === 0) return { text: null, textUntil: null }
  return { text, textUntil: new Date(now().getTime() + keepTextDays * dayMs) }
}

function resultOf(
  routed: UnderstoodConcern,
  { school: chosen }: Concern,
  liveRevision: LiveRevision,
  ms: number,
): InquiryResult {
  const { match, danger, place, asker, rule, notices } = routed
  const { outcome, offices, topics, parts, more, skipped, vague, outside, signals, engine } = match
  return {
    outcome,
    offices,
    topics: vague ? offeredTopics(topics) : topics.slice(0, 3),
    parts,
    skipped,
    signals,
    rule,
    notices,
    told: {
      school: chosen ? null : place.school,
      grade: place.grade,
      // The first letter is enough to choose among counselors, and names nobody.
      lastInitial: asker.lastName?.slice(0, 1).toUpperCase() ?? null,
      language: asker.language,
      route: asker.route ?? null,
    },
    emergency: danger.level && { level: danger.level, kinds: danger.kinds, asks: danger.asks },
    engine,
    revision: liveRevision.live().revision.id,
    ms: Math.round(ms * 10) / 10,
    ...(more ? { more } : {}),
    ...(vague ? { vague } : {}),
    ...(outside === undefined ? {} : { outside }),
  }
}

/** A field's topics, without those far behind the first: they share a word with it by chance. */
function offeredTopics(topics: UnderstoodConcern['match']['topics']): InquiryResult['topics'] {
  const minProbability = (topics[0]?.probability ?? 0) * vagueText.minShare
  return topics
    .filter(({ probability }, i) => i < 2 || probability >= minProbability)
    .slice(0, vagueText.offered)
}

function dangerStage({ danger: { level, kinds, score, evidence }, dangerMs }: UnderstoodConcern) {
  const ms = Math.round(dangerMs * 100) / 100
  return { stage: 'danger', ms, note: { level, kinds, score, evidence } }
}
