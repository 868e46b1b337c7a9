import type { Request, Response } from 'express'
import type { EditedTopic } from '../../content/revisions/topic-editor-store.js'
import { NotAllowed, NotFound } from '../../platform/web/errors.js'
import type { EditorTools } from './editor-tools.js'
import type { RoutingRoomDeps } from './routing-room-deps.js'

/** The topic in the address. */
export function topicOr404({ routing }: RoutingRoomDeps, req: Request): EditedTopic {
  const topic = routing.topics.find(String(req.params.slug))
  if (!topic) throw new NotFound()
  return topic
}

/** The topic in the address. @throws {NotAllowed} if the account may not edit it */
export function editableTopic(
  services: RoutingRoomDeps,
  tools: EditorTools,
  req: Request,
  res: Response,
): EditedTopic {
  const topic = topicOr404(services, req)
  if (!tools.mayEdit(res, Object.values(topic.ladders).flat(2))) throw new NotAllowed()
  return topic
}
