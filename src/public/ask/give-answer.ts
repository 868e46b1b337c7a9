import type { Request, Response } from 'express'
import type { Answer } from '../../answering/answer.js'
import { showEmergency } from '../../answering/cards/notice-danger.js'
import type { Concern } from '../../answering/concern.js'
import { paths } from '../../paths/paths.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { answerSources } from './answer-sources.js'
import type { AskDeps } from './ask-deps.js'
import { rememberAsked, rememberSchool } from './asker.js'
import { presentAnswer } from './present-answer.js'

/** @param office key of the entry to show first; null for the best */
type GiveAnswer = (
  concern: Concern,
  answer: Answer,
  req: Request,
  res: Response,
  office?: string | null,
) => void

/** Redirects to an answer's page. One that could not be stored has no page, and is shown at once. */
export function createGiveAnswer(services: AskDeps, sendPage: SendPage): GiveAnswer {
  return ({ text, school }, answer, req, res, office = null) => {
    showEmergency(res, answer.emergency)
    const { code } = answer
    if (code !== null) {
      rememberAsked(services, req, res, { code, text, school })
      return res.redirect(303, paths.answer(code, speechOf(res).code, { office }))
    }
    if (school) rememberSchool(res, school)
    const sources = answerSources({ answer, typedText: text, office }, req, res, services)
    res.set('Cache-Control', 'private, no-store')
    sendPage(res, { ...presentAnswer(sources), addressHidden: true })
  }
}
