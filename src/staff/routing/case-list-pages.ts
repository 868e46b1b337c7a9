import type { RequestHandler } from 'express'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { textsOf } from '../../platform/web/texts-of.js'
import { createCaseTools } from './case-tools.js'
import { createEditorTools, numberOf, queryText } from './editor-tools.js'
import { casesPerPage, presentCases } from './present-cases.js'
import type { RoutingRoomDeps } from './routing-room-deps.js'

/** The list of saved cases, and the switch that protects one. */
export function caseListPages(services: RoutingRoomDeps, sendStaffPage: SendPage) {
  const { cases, rehearsals } = services.routing
  const tools = createEditorTools(services)
  const { caseOr404 } = createCaseTools(services)

  const showList: RequestHandler = (req, res) => {
    const wrong = failingCases()
    const query = {
      words: queryText(req, 'q'),
      office: queryText(req, 'office'),
      protected: req.query.protected === 'yes',
      failing: req.query.failing === 'yes' && wrong !== null,
    }
    const from = numberOf(req, 'from')
    const ids = query.failing ? wrong : null
    const filter = { source: null, protected: query.protected, words: query.words, office: query.office, ids }
    const sources = {
      ...cases.list({ ...filter, from, limit: casesPerPage }),
      unsure: cases.unsure(),
      from,
      query,
      wrong,
      done: typeof req.query.saved === 'string' ? req.query.saved : '',
      offices: tools.offices(res),
      isAdmin: tools.isAdmin(res),
    }
    sendStaffPage(res, presentCases(sources, speechOf(res)))
  }

  /** Ids of the cases that failed in the latest rehearsal; null before the first. */
  function failingCases(): number[] | null {
    const report = rehearsals.latest()?.report ?? null
    return report?.replay.wrong?.flatMap((key) => Number(key.match(/^case:(\d+)$/)?.[1] ?? [])) ?? null
  }

  const protect: RequestHandler = (req, res) => {
    const {
      id,
      source: _s,
      key: _k,
      inquiry: _i,
      unsureSince: _u,
      addedAt: _a,
      addedBy: _b,
      ...facts
    } = caseOr404(req)
    const on = textsOf(req.body, 'on').on === 'yes'
    cases.change(id, { ...facts, protected: on })
    tools.tell(res, on ? 'case-protected' : 'case-unprotected', `case:${id}`)
    tools.goTo(res, 'cases', {}, { saved: on ? 'protected' : 'unprotected' })
  }

  return { showList, protect }
}
