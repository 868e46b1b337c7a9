import type { Request, RequestHandler, Response, Router } from 'express'
import { noticeDanger } from '../../answering/cards/notice-danger.js'
import type { TypedText } from '../../answering/find-emergency.js'
import { readAnswerCode } from '../../answering/inquiries/answer-code.js'
import { typedText } from '../../answering/read-concern.js'
import { pageRoutes as routes } from '../../paths/paths.js'
import { readAskerToken } from '../../platform/web/cookies.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { formBody, maxLongFormBytes } from '../../platform/web/request-body.js'
import { routeTable } from '../../platform/web/route-table.js'
import { sameOrigin } from '../../platform/web/same-origin.js'
import { answerPages } from './answer-pages.js'
import type { AskDeps } from './ask-deps.js'
import { askPages } from './ask-pages.js'
import { codePages } from './code-pages.js'
import { editPages } from './edit-pages.js'
import { erasePages } from './erase-pages.js'

/**
 * The pages of the main job.
 * @param limit counts questions, shared with the API
 * @param limitReads counts views of an answer
 */
export function concernRoutes(
  services: AskDeps,
  sendPage: SendPage,
  limit: RequestHandler[],
  limitReads: RequestHandler,
): Router {
  const ask = askPages(services, sendPage)
  const answer = answerPages(services, sendPage)
  const byCode = codePages(services, sendPage)
  const erase = erasePages(services, sendPage)
  const edit = editPages(services, sendPage)
  const ours = sameOrigin(services.config.publicUrl)
  const asked = noticeDanger(services.findEmergency, typedByAsking)
  const recalled = noticeDanger(services.findEmergency, (req, res) => typedBefore(services, req, res))
  const form = formBody({ bytes: maxLongFormBytes })
  const fromOurForm = (notice: RequestHandler) => [...form, notice, ours, ...limit]

  return routeTable({
    [routes.home]: { get: ask.showHome },
    [routes.helpNow]: { get: ask.showHelpNow },
    [routes.ask]: {
      get: [asked, limit, ask.askByLink],
      post: [fromOurForm(asked), ask.askByForm],
    },
    [routes.asked]: { get: [limitReads, erase.showAsked] },
    [routes.answers]: { get: [limitReads, byCode.openByCode] },
    [routes.answer]: {
      get: [recalled, limitReads, answer.toCanonicalCode, erase.homeIfErased, answer.showAnswer],
    },
    [routes.answerOthers]: { get: [recalled, limitReads, erase.homeIfErased, answer.showOthers] },
    [routes.answerSchool]: { post: [fromOurForm(recalled), answer.answerAtSchool] },
    [routes.answerReply]: { post: [fromOurForm(recalled), answer.takeReply] },
    [routes.answerFeedback]: { post: [fromOurForm(recalled), answer.takeFeedback] },
    [routes.answerEdit]: { get: [recalled, limitReads, erase.homeIfErased, edit.editAnswer] },
    [routes.edit]: { post: [...form, asked, ours, limitReads, edit.editTyped] },
    [routes.answerErase]: { post: [recalled, ours, erase.eraseWords] },
    // Before any limit: someone who is watched must get away.
    [routes.clear]: { get: [ours, erase.clearMemory] },
    [routes.leave]: { post: [ours, erase.leave] },
  })
}

function typedByAsking(req: Request, res: Response): TypedText | null {
  const text = typedText(req.body?.concern ?? req.query.q)
  return text !== null ? { text, lang: null, language: speechOf(res).code } : null
}

/** The text that this browser typed for the requested answer; null if it typed none. */
function typedBefore({ typedTexts }: AskDeps, req: Request, res: Response): TypedText | null {
  const code = readAnswerCode(String(req.params.code)) ?? ''
  const text = typedTexts.find(code, readAskerToken(req))
  return text === null ? null : { text, lang: null, language: speechOf(res).code }
}
