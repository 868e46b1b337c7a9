import type { Request, RequestHandler, Response, Router } from 'express'
import { noticeDanger } from '../../answering/cards/notice-danger.js'
import type { TypedText } from '../../answering/find-emergency.js'
import { typedText } from '../../answering/read-concern.js'
import { pageRoutes as routes } from '../../paths/paths.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { formBody, maxLongFormBytes } from '../../platform/web/request-body.js'
import { routeTable } from '../../platform/web/route-table.js'
import { sameOrigin } from '../../platform/web/same-origin.js'
import type { MessageDeps } from './message-deps.js'
import { messagePages } from './message-pages.js'

/** Forms per minute and network: plenty for a school, few for a program. */
export const messagesPerMinute = 20

/**
 * Messages to offices.
 * @param limit counts forms sent, over all languages
 * @param limitReads counts views of a sender's page
 */
export function messageRoutes(
  services: MessageDeps,
  sendPage: SendPage,
  limit: RequestHandler,
  limitReads: RequestHandler,
): Router {
  const { showForm, takeForm, orForm, showMessage } = messagePages(services, sendPage)
  const notice = noticeDanger(services.findEmergency, typedMessage)
  const formFor = (kind: 'message' | 'call') => ({
    get: [limitReads, showForm(kind)],
    post: [
      ...formBody({ bytes: maxLongFormBytes }),
      notice,
      sameOrigin(services.config.publicUrl),
      orForm(kind, limit),
      takeForm(kind),
    ],
  })
  return routeTable({
    [routes.messageForm]: formFor('message'),
    [routes.callForm]: formFor('call'),
    [routes.message]: { get: [limitReads, showMessage] },
  })
}

function typedMessage(req: Request, res: Response): TypedText | null {
  const text = typedText(req.body?.message)
  return text ? { text, lang: null, language: speechOf(res).code } : null
}
