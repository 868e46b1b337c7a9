import type { Request, RequestHandler, Response } from 'express'
import { emergencyOf } from '../../answering/cards/notice-danger.js'
import { readAnswerCode } from '../../answering/inquiries/answer-code.js'
import { typedBack } from '../../answering/read-concern.js'
import { paths } from '../../paths/paths.js'
import { readAskerToken } from '../../platform/web/cookies.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import type { AskDeps } from './ask-deps.js'
import { rememberedSchool } from './asker.js'
import { presentHome } from './present-home.js'

/** The box with the words still in it, to change them and ask again. The first answer stays as it is. */
export function editPages(services: AskDeps, sendPage: SendPage) {
  const editAnswer: RequestHandler = async (req, res) => {
    const code = readAnswerCode(String(req.params.code)) ?? ''
    const { code: language } = speechOf(res)
    const text = services.typedTexts.find(code, readAskerToken(req))
    res.set('Cache-Control', 'private, no-store')
    if (text === null) return res.redirect(303, paths.home(language))
    const answer = await services.findAnswer(code, language, null)
    showBox(text, answer?.school?.slug ?? null, req, res)
  }

  const editTyped: RequestHandler = (req, res) => {
    res.set('Cache-Control', 'private, no-store')
    showBox(typedBack(req.body.concern), typedBack(req.body.school), req, res)
  }

  function showBox(concern: string, school: string | null, req: Request, res: Response): void {
    const schools = services.listSchools()
    const form = {
      concern,
      school: school || (rememberedSchool(req, schools)?.slug ?? ''),
      problems: [],
      emergency: emergencyOf(res),
    }
    sendPage(res, presentHome(form, schools, speechOf(res)))
  }

  return { editAnswer, editTyped }
}
