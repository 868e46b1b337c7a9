import type { RequestHandler, Response } from 'express'
import { thresholdNames } from '../../answering/revision/thresholds.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { textsOf } from '../../platform/web/texts-of.js'
import { createEditorTools, fingerprintOf } from './editor-tools.js'
import { presentThresholds } from './present-thresholds.js'
import {
  formOfThresholds,
  readThresholdForm,
  type ThresholdForm,
  type ThresholdProblem,
  thresholdsOfForm,
} from './read-threshold-form.js'
import type { RoutingRoomDeps } from './routing-room-deps.js'

/** The thresholds for naming one office, for asking a question, and for showing help. */
export function thresholdPages(services: RoutingRoomDeps, sendStaffPage: SendPage) {
  const { thresholds } = services.routing
  const tools = createEditorTools(services)

  const show: RequestHandler = (req, res) => {
    sendForm(res, formOfThresholds(thresholds.changed()), [], { done: req.query.saved === 'yes' })
  }

  /** Two editors at once: the second is told, and keeps the typed text. */
  const save: RequestHandler = (req, res) => {
    const form = readThresholdForm(req.body)
    const before = thresholds.changed()
    const { seen } = textsOf(req.body, 'seen')
    if (seen !== fingerprintOf(formOfThresholds(before))) return sendForm(res, form, [], { clash: true })
    const moved = thresholdsOfForm(form)
    if (Array.isArray(moved)) return sendForm(res, form, moved)
    for (const name of thresholdNames) thresholds.set(name, moved[name] ?? null)
    tools.tell(res, 'routing-edited', 'thresholds', { old: before, new: moved })
    tools.goTo(res, 'thresholds', {}, { saved: 'yes' })
  }

  function sendForm(
    res: Response,
    form: ThresholdForm,
    problems: ThresholdProblem[],
    { clash = false, done = false } = {},
  ): void {
    const seen = fingerprintOf(formOfThresholds(thresholds.changed()))
    sendStaffPage(res, presentThresholds({ form, problems, clash, done, seen }, speechOf(res)))
  }

  return { show, save }
}
