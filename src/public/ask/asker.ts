import type { Request, Response } from 'express'
import { answerDays } from '../../answering/inquiries/forget-inquiries.js'
import { typedTextLife } from '../../answering/inquiries/typed-texts.js'
import type { AnswerSchool } from '../../directory/contacts/resolved-contact.js'
import { dayMs } from '../../directory/time/local-time.js'
import { askerToken, readCookie, writeCookie } from '../../platform/web/cookies.js'
import type { AskDeps } from './ask-deps.js'

const schoolLife = 365 * dayMs

type AskedServices = Pick<AskDeps, 'typedTexts' | 'askedCodes' | 'keepTextDays'>

/**
 * Remembers this browser's question: the text for a short while, the school for the next one, and the code for as long
 * as the answer is kept, to erase it.
 */
export function rememberAsked(
  { typedTexts, askedCodes, keepTextDays }: AskedServices,
  req: Request,
  res: Response,
  asked: { code: string; text: string; school: AnswerSchool | null },
): void {
  typedTexts.keep(asked.code, askerToken(req, res, typedTextLife), asked.text)
  const codes = askedCodes.add(readCookie(req, 'asked'), asked.code)
  writeCookie(res, 'asked', codes, answerDays(keepTextDays) * dayMs)
  if (asked.school) rememberSchool(res, asked.school)
}

/** This browser asks something again: it is counted at its question before. Does not wait. */
export function noteAskedAgain(
  { askedCodes, noteAskedAgain }: Pick<AskDeps, 'askedCodes' | 'noteAskedAgain'>,
  req: Request,
): void {
  const [before] = askedCodes.read(readCookie(req, 'asked'))
  if (before !== undefined) void noteAskedAgain(before)
}

export function rememberSchool(res: Response, school: AnswerSchool): void {
  writeCookie(res, 'school', school.slug, schoolLife)
}

/** The school this browser chose last, if it still exists. */
export function rememberedSchool(req: Request, schools: AnswerSchool[]): AnswerSchool | null {
  const slug = readCookie(req, 'school')
  return schools.find((school) => school.slug === slug) ?? null
}
