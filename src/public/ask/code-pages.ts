import type { RequestHandler, Response } from 'express'
import { readAnswerCode } from '../../answering/inquiries/answer-code.js'
import { paths } from '../../paths/paths.js'
import type { SendPage } from '../../platform/web/pages.js'
import { speechOf } from '../../platform/web/pages.js'
import type { AskDeps } from './ask-deps.js'
import { type CodeProblem, presentCodeForm } from './present-code-form.js'

/** Opens an answer, or the page of a message's sender, by its code, read out or on paper. */
export function codePages(services: AskDeps, sendPage: SendPage) {
  const openByCode: RequestHandler = async (req, res) => {
    const typed = req.query.code
    if (typed === undefined) return send(res, '', null)
    if (typeof typed !== 'string') return send(res, '', 'wrong')
    if (typed.trim() === '') return send(res, typed, 'missing')
    const code = readAnswerCode(typed)
    if (code === null) return send(res, typed, 'wrong')
    const page = await pageOf(code, speechOf(res).code)
    if (page === null) return send(res, typed, 'unknown')
    res.redirect(303, page)
  }

  async function pageOf(code: string, lang: string): Promise<string | null> {
    if (await services.findAnswer(code, lang, null)) return paths.answer(code, lang)
    return services.messages.find(code) ? paths.message(code, lang) : null
  }

  function send(res: Response, typed: string, problem: CodeProblem | null): void {
    sendPage(res, presentCodeForm(typed, problem, speechOf(res)))
  }

  return { openByCode }
}
