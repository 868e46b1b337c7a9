import type { RequestHandler, Response } from 'express'
import type { EditedRule } from '../../content/revisions/rule-editor-store.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { textsOf } from '../../platform/web/texts-of.js'
import { createEditorTools, fingerprintOf, freeId } from './editor-tools.js'
import { presentRuleForm } from './present-rules.js'
import {
  emptyRuleForm,
  formOfRule,
  type RuleForm,
  type RuleFormProblem,
  readRuleForm,
  ruleOfForm,
} from './read-rule-form.js'
import type { RoutingRoomDeps } from './routing-room-deps.js'
import { createRuleChoices } from './rule-choices.js'
import { ruleOr404 } from './rule-of-address.js'

/** The form of a rule; every rule has a reason. */
export function rulePages(services: RoutingRoomDeps, sendStaffPage: SendPage) {
  const { rules } = services.routing
  const tools = createEditorTools(services)
  const choices = createRuleChoices(services)

  const showNew: RequestHandler = (_req, res) => sendForm(res, null, emptyRuleForm, [])

  const showOne: RequestHandler = (req, res) => {
    const rule = ruleOr404(rules, req)
    sendForm(res, rule, formOfRule(rule), [])
  }

  const add: RequestHandler = (req, res) => {
    const form = readRuleForm(req.body)
    const id = freeId(form.name, 'rule', (each) => each === 'new' || rules.find(each) !== null)
    save(res, null, id, form)
  }

  /** Two editors at once: the second is told, and keeps the typed text. */
  const change: RequestHandler = (req, res) => {
    const rule = ruleOr404(rules, req)
    const form = readRuleForm(req.body)
    const { seen } = textsOf(req.body, 'seen')
    if (seen !== fingerprintOf(rule)) return sendForm(res, rule, form, [], true)
    save(res, rule, rule.id, form)
  }

  const remove: RequestHandler = (req, res) => {
    const { id, ...old } = ruleOr404(rules, req)
    rules.remove(id)
    tools.tell(res, 'routing-edited', `rule:${id}`, { removed: old })
    tools.goTo(res, 'rules', {}, { saved: 'yes' })
  }

  function save(res: Response, before: EditedRule | null, id: string, form: RuleForm): void {
    const rule = ruleOfForm(form, id, choices.ids())
    if (Array.isArray(rule)) {
      sendForm(res, before, form, rule)
      return
    }
    rules.save(rule)
    tools.tell(res, 'routing-edited', `rule:${id}`, { old: before, new: rule })
    tools.goTo(res, 'rules', {}, { saved: 'yes' })
  }

  function sendForm(
    res: Response,
    rule: EditedRule | null,
    form: RuleForm,
    problems: RuleFormProblem[],
    clash = false,
  ): void {
    const sources = {
      rule,
      form,
      problems,
      clash,
      offices: tools.offices(res),
      // With closed ones: a rule that names one would lose it when saved.
      schools: services.directory().whole.schools,
      topics: services.routing.topics.list(),
      schoolOffices: choices.schoolOffices(),
    }
    sendStaffPage(res, presentRuleForm(sources, speechOf(res)))
  }

  return { showNew, showOne, add, change, remove }
}
