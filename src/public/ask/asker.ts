import type { Request, Response } from 'express'
import { type TypedTexts, typedTextLife } from '../../answering/inquiries/typed-texts.js'
import type { AnswerSchool } from '../../directory/contacts/resolved-contact.js'
import { dayMs } from '../../directory/time/local-time.js'
import { askerToken, readCookie, writeCookie } from '../../platform/web/cookies.js'

const schoolLife = 365 * dayMs

/** Remembers this browser's question: the text for a short while, the school for the next one. */
export function rememberAsked(
  typedTexts: TypedTexts,
  req: Request,
  res: Response,
  asked: { code: string; text: string; school: AnswerSchool | null },
): void {
  typedTexts.keep(asked.code, askerToken(req, res, typedTextLife), asked.text)
  if (asked.school) rememberSchool(res, asked.school)
}

export function rememberSchool(res: Response, school: AnswerSchool): void {
  writeCookie(res, 'school', school.slug, schoolLife)
}

/** The school this browser chose last, if it still exists. */
export function rememberedSchool(req: Request, schools: AnswerSchool[]): AnswerSchool | null {
  const slug = readCookie(req, 'school')
  return schools.find((school) => school.slug === slug) ?? null
}
