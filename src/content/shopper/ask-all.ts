import { setTimeout as wait } from 'node:timers/promises'
import { type AnswerTools, inquire } from '../../answering/answer-concern.js'
import type { InquiryResult } from '../../answering/inquiries/inquiry-store.js'
import { handoverOffices } from '../../answering/people-to-ask.js'
import type { AnswerSchool } from '../../directory/contacts/resolved-contact.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { type CaseFacts, isAsAsked, type JudgedAnswer } from '../rehearsal/saved-case.js'
import { readKey, type ShopperConcern } from './shopper-concerns.js'

/** What the live service answered to one concern. */
export interface ShopperAnswer {
  key: string
  lang: string
  /** Whether it is from the district's saved cases. */
  isOwn: boolean
  /** Whether someone is in danger, and whether any office could help: as labeled. */
  crisis: boolean
  scope: boolean
  /** The whole answer is as expected. */
  right: boolean
  /** The emergency lines were above the answer. */
  alarm: boolean
  /** Id of the first office; null when nobody was named. */
  office: string | null
  /** The same words got the same answer again. */
  same: boolean
  /** Time of both answers, in milliseconds. */
  ms: number[]
  signals: string[]
}

export type ShopperTools = Omit<AnswerTools, 'inquiries' | 'language'>

/** Between two concerns, in milliseconds: families' questions go first. */
const pauseMs = 100

/**
 * Asks the live service every concern, one after another, and then again. It answers with the code that answers families, and
 * stores nothing.
 * @param stopping aborts it: then it rejects
 */
export async function askAll(
  concerns: readonly ShopperConcern[],
  tools: ShopperTools,
  stopping?: AbortSignal,
  pause = pauseMs,
): Promise<ShopperAnswer[]> {
  const ask = async ({ asked }: ShopperConcern) => {
    await wait(pause, undefined, { signal: stopping })
    const began = performance.now()
    const { inquiry } = await inquire(concernOf(asked, tools.directory.current()), tools)
    return { ...inquiry.result, ms: performance.now() - began }
  }
  const first: InquiryResult[] = []
  for (const concern of concerns) first.push(await ask(concern))
  const answers: ShopperAnswer[] = []
  for (const [i, concern] of concerns.entries())
    answers.push(judge(concern, first[i]!, await ask(concern), tools.directory.current()))
  return answers
}

function concernOf({ concern, lang, level }: CaseFacts, directory: DirectorySnapshot) {
  const school = directory.schools.find((each) => each.level === level) as AnswerSchool | undefined
  return { text: concern, school: school ?? null, lang, language: lang, channel: 'api' as const }
}

function judge(
  { key, asked }: ShopperConcern,
  first: InquiryResult,
  second: InquiryResult,
  directory: DirectorySnapshot,
): ShopperAnswer {
  const answer = judgedOf(first, directory)
  return {
    key,
    lang: asked.lang,
    isOwn: readKey(key).isOwn,
    crisis: asked.crisis,
    scope: asked.scope,
    right: isAsAsked(withStandIns(asked, directory), answer),
    alarm: answer.danger === 'now',
    office: (answer.outcome !== 'handover' && answer.offices[0]) || null,
    same: JSON.stringify(answer) === JSON.stringify(judgedOf(second, directory)),
    ms: [first.ms, second.ms],
    signals: first.signals,
  }
}

function judgedOf(
  { outcome, offices, emergency }: InquiryResult,
  directory: DirectorySnapshot,
): JudgedAnswer {
  const named = offices.flatMap(({ office }) => whoAnswersFor(office, directory))
  return {
    outcome,
    offices: outcome === 'handover' ? handoverOffices(directory) : [...new Set(named)],
    danger: emergency?.level ?? null,
  }
}

/** Expects whoever answers for the offices in this district. */
function withStandIns(asked: CaseFacts, directory: DirectorySnapshot): CaseFacts {
  const follow = (ids: readonly string[]) => ids.flatMap((id) => whoAnswersFor(id, directory))
  return { ...asked, expect: follow(asked.expect), ok: follow(asked.ok) }
}

/** The office that answers for it; where the district has none, the people who help when nobody is named. */
function whoAnswersFor(office: string, directory: DirectorySnapshot): string[] {
  const found = directory.office(office)
  return found ? [found.id] : handoverOffices(directory)
}
