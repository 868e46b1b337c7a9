import type { RequestHandler, Response } from 'express'
import { readAnswerCode } from '../../answering/inquiries/answer-code.js'
import { paths } from '../../paths/paths.js'
import type { SendPage } from '../../platform/web/pages.js'
import { speechOf } from '../../platform/web/pages.js'
import type { AskDeps } from './ask-deps.js'
import { type CodeProblem, presentCodeForm } from './present-code-form.js'

/** Opens an answer by its code, read out or on paper. */
export function codePages(services: AskDeps, sendPage: SendPage) {
  const openByCode: RequestHandler = async (req, res) => {
    const typed = req.query.code
    if (typed === undefined) return send(res, '', null)
    if (typeof typed !== 'string') return send(res, '', 'wrong')
    const problem = await problemOf(typed, res)
    if (problem) return send(res, typed, problem)
    res.redirect(303, paths.answer(readAnswerCode(typed) ?? '', speechOf(res).code))
  }

  async function problemOf(typed: string, res: Response): Promise<CodeProblem | null> {
    if (typed.trim() === '') return 'missing'
    const code = readAnswerCode(typed)
    if (code === null) return 'wrong'
    return (await services.findAnswer(code, speechOf(res).code, null)) ? null : 'unknown'
  }

  function send(res: Response, typed: string, problem: CodeProblem | null): void {
    sendPage(res, presentCodeForm(typed, problem, speechOf(res)))
  }

  return { openByCode }
}
