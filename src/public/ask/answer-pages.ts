import type { Request, RequestHandler, Response } from 'express'
import type { Answer } from '../../answering/answer.js'
import { showEmergency } from '../../answering/cards/notice-danger.js'
import type { PickedChild } from '../../answering/find-answer.js'
import { readAnswerCode } from '../../answering/inquiries/answer-code.js'
import { isReplyOverdue } from '../../answering/next-to-ask.js'
import { paths } from '../../paths/paths.js'
import { readCookie } from '../../platform/web/cookies.js'
import { NotFound, Unprocessable } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { type AnswerSources, answerSources } from './answer-sources.js'
import type { AskDeps } from './ask-deps.js'
import { rememberSchool } from './asker.js'
import { createGiveAnswer } from './give-answer.js'
import { presentAnswer } from './present-answer.js'
import { presentOthers } from './present-others.js'
import { replyAnchor } from './present-reply-panel.js'

/** The pages of an answer: the answer, the same at a school, feedback, and other contacts. */
export function answerPages(services: AskDeps, sendPage: SendPage) {
  const giveAnswer = createGiveAnswer(services, sendPage)

  const showAnswer: RequestHandler = async (req, res) => {
    sendPage(res, presentAnswer(await readSources(req, res)))
  }

  const showOthers: RequestHandler = async (req, res) => {
    sendPage(res, presentOthers(await readSources(req, res)))
  }

  /** The school was missing: asks again with it if the text is still known, else shows the same answer there. */
  const answerAtSchool: RequestHandler = async (req, res) => {
    const { code, language, answer } = await findOr404(req, res)
    const school = services.listSchools().find(({ slug }) => slug === req.body.school)
    if (!school)
      return sendPage(res, presentAnswer({ ...(await readSources(req, res)), schoolMissing: true }))
    rememberSchool(res, school)
    const text = services.typedTexts.find(code, readCookie(req, 'asker'))
    // A handover names nobody: its page stays the same, plus the school's number.
    const office = answer.outcome === 'handover' ? null : textOf(req.body.office)
    if (text === null || answer.outcome === 'handover')
      return res.redirect(303, paths.answer(code, language, { school: school.slug, office }))
    const concern = { text, school, lang: null, language, channel: 'page' as const }
    const again = await services.answerConcern(concern)
    giveAnswer(concern, again, req, res, office)
  }

  const takeFeedback: RequestHandler = async (req, res) => {
    const { code, language, answer: given } = await findOr404(req, res)
    const right = textOf(req.body.right)
    if (right !== 'yes' && right !== 'no') throw new Unprocessable([])
    const view = { office: textOf(req.body.office), school: textOf(req.body.school) }
    await services.recordFeedback(code, { right: right === 'yes', office: view.office })
    if (right === 'no') return res.redirect(303, paths.answerOthers(code, language, view))
    // A page about several concerns stays one about all of them.
    const shown = given.parts ? { school: view.school } : view
    res.redirect(303, paths.answer(code, language, { ...shown, thanks: true }))
  }

  /** Counted once per answer, and not before the promised date. */
  const takeReply: RequestHandler = async (req, res) => {
    const view = { office: textOf(req.body.office), school: textOf(req.body.school) }
    const { code, language, answer } = await findOr404(req, res, view.school)
    const said = textOf(req.body.answered)
    if (said !== 'yes' && said !== 'no') throw new Unprocessable([])
    const entry = answer.entries.find(({ key }) => key === view.office)
    const { timeZone } = services.directory().district
    if (entry && !answer.replied && isReplyOverdue(entry, services.now(), timeZone)) {
      const { office, topic } = entry
      await services.recordReply(code, { office, topic: topic?.slug ?? null, answered: said === 'yes' })
    }
    res.redirect(303, `${paths.answer(code, language, view)}#${replyAnchor}`)
  }

  /** Redirects `/answers/k7m2-q9xd` to the answer's canonical address. */
  const toCanonicalCode: RequestHandler = (req, res, next) => {
    const written = String(req.params.code)
    const code = readAnswerCode(written)
    if (code === null) throw new NotFound()
    if (code === written) return next()
    res.redirect(301, paths.answer(code, speechOf(res).code))
  }

  async function findOr404(
    req: Request,
    res: Response,
    school = textOf(req.query.school),
  ): Promise<FoundAnswer> {
    const code = readAnswerCode(String(req.params.code)) ?? ''
    const { code: language } = speechOf(res)
    const answer = await services.findAnswer(code, language, school, childOf(req))
    if (!answer) throw new NotFound()
    showEmergency(res, answer.emergency)
    return { code, language, answer }
  }

  async function readSources(req: Request, res: Response): Promise<AnswerSources> {
    const { code, answer } = await findOr404(req, res)
    const typedText = services.typedTexts.find(code, readCookie(req, 'asker'))
    // Back, after a quick exit, must not show it from the browser's cache.
    res.set('Cache-Control', 'private, no-store')
    const office = textOf(req.body?.office ?? req.query.office)
    const thanks = req.query.thanks === 'yes'
    const erased = typedText === null && req.query.erased === 'yes'
    const { grade } = childOf(req)
    return answerSources({ answer, typedText, office, grade, thanks, erased }, req, res, services)
  }

  return { showAnswer, showOthers, answerAtSchool, takeFeedback, takeReply, toCanonicalCode }
}

interface FoundAnswer {
  code: string
  language: string
  answer: Answer
}

/** What a link of the page says about the child. */
function childOf({ query }: Request): PickedChild {
  return {
    grade: matching(query.grade, /^(?:PK|K|\d{1,2})$/),
    lastInitial: matching(query.letter, /^[A-Z]$/),
  }
}

function matching(value: unknown, pattern: RegExp): string | null {
  return typeof value === 'string' && pattern.test(value) ? value : null
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
