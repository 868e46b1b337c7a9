import type { Request, RequestHandler, Response } from 'express'
import type { EditedRule } from '../../content/revisions/rule-editor-store.js'
import { editorPath } from '../../paths/routing-paths.js'
import { NotFound } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { textsOf } from '../../platform/web/texts-of.js'
import { createEditorTools, fingerprintOf, freeId, readList } from './editor-tools.js'
import { presentRuleForm, presentRules } from './present-rules.js'
import {
  emptyRuleForm,
  formOfRule,
  type RuleForm,
  type RuleFormProblem,
  readRuleForm,
  ruleOfForm,
} from './read-rule-form.js'
import type { RoutingRoomDeps } from './routing-room-deps.js'

/** Rules in order; editing them, with a reason. */
export function rulePages(services: RoutingRoomDeps, sendStaffPage: SendPage) {
  const { rules } = services.routing
  const tools = createEditorTools(services)

  const showList: RequestHandler = (req, res) => {
    const done = typeof req.query.saved === 'string'
    sendStaffPage(
      res,
      presentRules({ rules: rules.list(), names: names(res), today: today(), done }, speechOf(res)),
    )
  }

  const showNew: RequestHandler = (_req, res) => sendForm(res, null, emptyRuleForm, [])

  const showOne: RequestHandler = (req, res) => {
    const rule = ruleOr404(req)
    sendForm(res, rule, formOfRule(rule), [])
  }

  const add: RequestHandler = (req, res) => {
    const form = readRuleForm(req.body)
    const id = freeId(form.name, 'rule', (each) => each === 'new' || rules.find(each) !== null)
    save(res, null, id, form)
  }

  /** Two editors at once: the second is told, and keeps the typed text. */
  const change: RequestHandler = (req, res) => {
    const rule = ruleOr404(req)
    const form = readRuleForm(req.body)
    const { seen } = textsOf(req.body, 'seen')
    if (seen !== fingerprintOf(rule)) return sendForm(res, rule, form, [], true)
    save(res, rule, rule.id, form)
  }

  const remove: RequestHandler = (req, res) => {
    const { id, ...old } = ruleOr404(req)
    rules.remove(id)
    tools.tell(res, 'routing-edited', `rule:${id}`, { removed: old })
    tools.goTo(res, 'rules', {}, { saved: 'yes' })
  }

  /** Moves a rule to a position, typed or from a button. */
  const move: RequestHandler = (req, res) => {
    const { id } = ruleOr404(req)
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

  function save(res: Response, before: EditedRule | null, id: string, form: RuleForm): void {
    const rule = ruleOfForm(form, id, choices())
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
    const { topics, directory, listSchools } = { ...services.routing, ...services }
    const sources = {
      rule,
      form,
      problems,
      clash,
      offices: tools.offices(res),
      schools: listSchools(),
      topics: topics.list(),
      schoolOffices: new Set(
        directory().offices.flatMap(({ id, level }) => (level === 'school' ? [id] : [])),
      ),
    }
    sendStaffPage(res, presentRuleForm(sources, speechOf(res)))
  }

  const choices = () => ({
    topics: new Set(services.routing.topics.list().map(({ slug }) => slug)),
    offices: new Map(services.directory().offices.map(({ id, level }) => [id, level])),
    schools: new Set(services.listSchools().map(({ slug }) => slug)),
  })

  function names(res: Response) {
    const titles = new Map(services.routing.topics.list().map(({ slug, title }) => [slug, title]))
    const offices = new Map(tools.offices(res).map(({ id, name }) => [id, name]))
    const schools = new Map(services.listSchools().map(({ slug, name }) => [slug, name]))
    return {
      topic: (slug: string) => titles.get(slug) ?? null,
      office: (id: string) => offices.get(id) ?? null,
      school: (slug: string) => schools.get(slug) ?? null,
    }
  }

  function ruleOr404(req: Request): EditedRule {
    const rule = rules.find(String(req.params.id))
    if (!rule) throw new NotFound()
    return rule
  }

  const today = () => services.now().toISOString().slice(0, 10)

  return { showList, showNew, showOne, add, change, remove, move, order }
}
