import type { RequestHandler } from 'express'
import { localDate } from '../../directory/time/local-time.js'
import { editorPath } from '../../paths/routing-paths.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { readList, textsOf } from '../../platform/web/texts-of.js'
import { createEditorTools } from './editor-tools.js'
import { presentRules } from './present-rules.js'
import type { RoutingRoomDeps } from './routing-room-deps.js'
import { createRuleChoices } from './rule-choices.js'
import { ruleOr404 } from './rule-of-address.js'

/** The rules in order, and moving them. */
export function ruleListPages(services: RoutingRoomDeps, sendStaffPage: SendPage) {
  const { rules } = services.routing
  const tools = createEditorTools(services)
  const choices = createRuleChoices(services)

  const showList: RequestHandler = (req, res) => {
    const sources = {
      rules: rules.list(),
      live: services.routing.live().content.rules,
      names: choices.names(tools.offices(res)),
      translations: services.directory().translations,
      today: localDate(services.now(), services.directory().district.timeZone),
      done: typeof req.query.saved === 'string',
    }
    sendStaffPage(res, presentRules(sources, speechOf(res)))
  }

  /** Moves a rule to a position, typed or from a button. */
  const move: RequestHandler = (req, res) => {
    const { id } = ruleOr404(rules, req)
    const place = Number(textsOf(req.body, 'place').place)
    if (Number.isFinite(place) && place >= 1) {
      rules.move(id, place)
      tools.tell(res, 'routing-edited', `rule:${id}`, { place })
    }
    res.redirect(303, `${editorPath('rules', speechOf(res).code, {}, { saved: 'yes' })}#rule-${id}`)
  }

  /** Sorts all rules, after dragging. */
  const order: RequestHandler = (req, res) => {
    rules.order(readList(req.body, 'id'))
    tools.tell(res, 'routing-edited', 'rules', { order: rules.list().map(({ id }) => id) })
    tools.goTo(res, 'rules', {}, { saved: 'yes' })
  }

  return { showList, move, order }
}
