import type { Request, RequestHandler } from 'express'
import { readAnswerCode } from '../../answering/inquiries/answer-code.js'
import type { Erasure } from '../../answering/inquiries/erase-statements.js'
import { paths } from '../../paths/paths.js'
import { dropCookie, readAskerToken, readCookie } from '../../platform/web/cookies.js'
import { NotFound } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import type { AskDeps } from './ask-deps.js'
import { presentLeave } from './present-leave.js'

/** Erasing what a browser typed. */
export function erasePages(services: AskDeps, sendPage: SendPage) {
  const { wasErased, typedTexts, log } = services

  /**
   * The quick exit: erases everything this browser typed and leads to another website. It must work whatever is broken,
   * and waits for nothing. The page's script asks with `?by=script`, and leaves by itself.
   */
  const leave: RequestHandler = (req, res) => {
    void eraseOrLog(req)
    for (const name of ['asker', 'asked', 'school'] as const) dropCookie(res, name)
    res.set('Cache-Control', 'no-store')
    if (req.query.by === 'script') return void res.status(204).end()
    sendPage(res, presentLeave(speechOf(res)))
  }

  async function eraseOrLog(req: Request): Promise<void> {
    try {
      await erase(req, 'all')
    } catch (fault) {
      log.error({ fault: (fault as Error).stack }, 'What a family typed could not be erased')
    }
  }

  function erase(req: Request, what: Erasure['what']): Promise<void> {
    const codes = services.askedCodes.read(readCookie(req, 'asked'))
    return services.eraseTyped(readAskerToken(req), what, codes)
  }

  /** Erases everything this browser typed; its answers stay, and so does `asked`, for the quick exit. */
  const eraseWords: RequestHandler = async (req, res) => {
    const code = readAnswerCode(String(req.params.code))
    if (code === null) throw new NotFound()
    await erase(req, 'words')
    dropCookie(res, 'asker')
    const { school, office } = req.query
    const view = { school: textOf(school), office: textOf(office), erased: true }
    res.redirect(303, paths.answer(code, speechOf(res).code, view))
  }

  /** Back, after a quick exit, leads here: nothing must tell that there was an answer. */
  const homeIfErased: RequestHandler = (req, res, next) => {
    const code = readAnswerCode(String(req.params.code))
    if (code === null || !wasErased(code)) return next()
    res.set('Cache-Control', 'no-store').redirect(303, paths.home(speechOf(res).code))
  }

  /** For the box, when Back leads to it. */
  const showAsked: RequestHandler = (req, res) => {
    res.set('Cache-Control', 'no-store').json({ concern: typedTexts.last(readAskerToken(req)) ?? '' })
  }

  /**
   * Makes the browser drop the pages that it keeps in memory for Back: the box and the answer are among them, with the
   * words. A picture that the next page loads, because the browser puts a page there only once the next one is shown.
   */
  const clearMemory: RequestHandler = (_req, res) => {
    res.set({ 'Clear-Site-Data': '"cache"', 'Cache-Control': 'no-store' }).status(204).end()
  }

  return { leave, clearMemory, showAsked, eraseWords, homeIfErased }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
