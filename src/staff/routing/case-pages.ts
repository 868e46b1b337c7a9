import type { Request, RequestHandler, Response } from 'express'
import type { CaseOf } from '../../content/rehearsal/case-source-store.js'
import type { CaseFacts, SavedCase } from '../../content/rehearsal/saved-case.js'
import { NotAllowed, NotFound } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { textsOf } from '../../platform/web/texts-of.js'
import { createEditorTools, fingerprintOf, numberOf, queryText } from './editor-tools.js'
import { type CaseFormSources, presentCaseForm } from './present-case-form.js'
import { casesPerPage, presentCases } from './present-cases.js'
import {
  type CaseForm,
  type CaseProblem,
  caseOfForm,
  emptyCaseForm,
  formOfCase,
  formOfDraft,
  readCaseForm,
} from './read-case-form.js'
import type { RoutingRoomDeps } from './routing-room-deps.js'

/**
 * Saved cases: questions and the offices they must reach. Only admins protect them, because protected cases block
 * publishing.
 */
export function casePages(services: RoutingRoomDeps, sendStaffPage: SendPage) {
  const { routing } = services
  const { cases } = routing
  const tools = createEditorTools(services)

  const showList: RequestHandler = (req, res) => {
    const report = routing.rehearsals.latest()?.report ?? null
    const wrong = report?.replay.wrong?.flatMap((key) => Number(key.match(/^case:(\d+)$/)?.[1] ?? [])) ?? null
    const query = {
      words: queryText(req, 'q'),
      protected: req.query.protected === 'yes',
      failing: req.query.failing === 'yes' && wrong !== null,
    }
    const from = numberOf(req, 'from')
    const { rows, all } = cases.list({
      source: null,
      protected: query.protected,
      words: query.words,
      from,
      most: casesPerPage,
      ids: query.failing ? wrong : null,
    })
    const done = typeof req.query.saved === 'string' ? req.query.saved : ''
    const sources = {
      rows,
      all,
      unsure: cases.unsure(),
      from,
      query,
      wrong,
      done,
      offices: tools.offices(res),
      isAdmin: tools.isAdmin(res),
    }
    sendStaffPage(res, presentCases(sources, speechOf(res)))
  }

  /** Filled from an inquiry or a referral. */
  const showNew: RequestHandler = (req, res) => {
    const of = readCaseSource(req.query)
    const draft = of && routing.caseDraft(of)
    const problems: CaseProblem[] = of && !draft ? [{ field: 'concern', key: 'gone' }] : []
    sendForm(res, { kept: null, form: draft ? formOfDraft(draft) : emptyCaseForm, problems, of })
  }

  const showOne: RequestHandler = (req, res) => {
    const kept = caseOr404(req)
    sendForm(res, { kept, form: formOfCase(kept), problems: [], saved: req.query.saved === 'yes' })
  }

  const add: RequestHandler = (req, res) => {
    const form = readCaseForm(req.body)
    const of = readCaseSource(req.body)
    const facts = caseOfForm(mayProtect(res, form, false), officeIds(), tells)
    if (Array.isArray(facts)) return sendForm(res, { kept: null, form, problems: facts, of })
    const draft = of && routing.caseDraft(of)
    const there = draft && cases.findBy(draft.source, draft.key)
    const origin = draft && !there ? draft : { source: 'hand' as const, key: null }
    const { source, key } = origin
    const inquiry = staysForGood(res, form) ? null : (draft?.inquiry ?? null)
    const id = cases.add(facts, { source, key, inquiry, by: tools.by(res) }, services.now())
    tools.tell(res, 'case-added', `case:${id}`, {
      source,
      ...(draft?.inquiry && !inquiry ? { forGood: true } : {}),
    })
    if (inquiry !== null) return tools.goTo(res, 'case', { id }, { saved: 'yes' })
    tools.goTo(res, 'cases', {}, { saved: 'added' })
  }

  /** One click: saves at once if the right office is known, else fills the form. */
  const addFrom: RequestHandler = (req, res) => {
    const of = readCaseSource(req.body)
    const draft = of && routing.caseDraft(of)
    if (!of) throw new NotFound()
    const there = draft && cases.findBy(draft.source, draft.key)
    if (there) return tools.goTo(res, 'case', { id: there.id })
    if (!draft?.sure) return tools.goTo(res, 'newCase', {}, { ...of })
    const facts = caseOfForm(formOfDraft(draft), officeIds(), tells)
    if (Array.isArray(facts)) return tools.goTo(res, 'newCase', {}, { ...of })
    const { source, key, inquiry } = draft
    const id = cases.add(facts, { source, key, inquiry, by: tools.by(res) }, services.now())
    tools.tell(res, 'case-added', `case:${id}`, { source: draft.source })
    tools.goTo(res, 'case', { id }, { saved: 'yes' })
  }

  /** Two editors at once: the second is told, and keeps the typed text. */
  const change: RequestHandler = (req, res) => {
    const kept = changeable(req, res)
    const form = mayProtect(res, readCaseForm(req.body), kept.protected)
    const { seen } = textsOf(req.body, 'seen')
    if (seen !== fingerprintOf(kept)) return sendForm(res, { kept, form, problems: [], clash: true })
    const facts = caseOfForm(form, officeIds(), tells)
    if (Array.isArray(facts)) return sendForm(res, { kept, form, problems: facts })
    cases.change(kept.id, facts)
    const forGood = (kept.inquiry ?? kept.unsureSince) !== null && staysForGood(res, form)
    if (forGood) cases.keepForGood(kept.id)
    const told = { old: asked(kept), new: asked(facts), ...(forGood ? { forGood } : {}) }
    tools.tell(res, 'case-changed', `case:${kept.id}`, told)
    tools.goTo(res, 'cases', {}, { saved: 'changed' })
  }

  const remove: RequestHandler = (req, res) => {
    const kept = changeable(req, res)
    cases.remove([kept.id])
    tools.tell(res, 'case-removed', `case:${kept.id}`, asked(kept))
    tools.goTo(res, 'cases', {}, { saved: 'removed' })
  }

  /** Toggles from the list. */
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

  function sendForm(
    res: Response,
    sources: Omit<CaseFormSources, 'mayChange' | 'isAdmin' | 'offices' | 'familys' | 'keepTextDays'>,
  ): void {
    const mayChange = tools.isAdmin(res) || !sources.kept?.protected
    const page = presentCaseForm(
      {
        ...sources,
        mayChange,
        isAdmin: tools.isAdmin(res),
        offices: tools.offices(res),
        familys: sources.kept ? sources.kept.inquiry !== null : isFamilys(sources.of),
        keepTextDays: services.keepTextDays,
      },
      speechOf(res),
    )
    sendStaffPage(res, page)
  }

  /** True when the form starts with a family's words. */
  const isFamilys = (of: CaseOf | null | undefined): boolean =>
    of != null && (routing.caseDraft(of)?.inquiry ?? null) !== null

  /** Only an admin may confirm that a family's words say nothing about it. */
  const staysForGood = (res: Response, { forGood }: CaseForm): boolean => forGood && tools.isAdmin(res)

  /** An editor cannot change the protection. */
  const mayProtect = (res: Response, form: CaseForm, before: boolean): CaseForm =>
    tools.isAdmin(res) ? form : { ...form, protected: before }

  function changeable(req: Request, res: Response): SavedCase {
    const kept = caseOr404(req)
    if (kept.protected && !tools.isAdmin(res)) throw new NotAllowed()
    return kept
  }

  function caseOr404(req: Request): SavedCase {
    const kept = cases.find(Number(req.params.id))
    if (!kept) throw new NotFound()
    return kept
  }

  const officeIds = () => new Set(services.directory().offices.map(({ id }) => id))
  const tells = (text: string) => [
    ...new Set(services.identifiersIn(text).map(({ from, to }) => text.slice(from, to))),
  ]

  return { showList, showNew, showOne, add, addFrom, change, remove, protect }
}

/** A case's expectations without its words: the audit log outlives them. */
const asked = ({ expect, ok, outcome, crisis, scope, protected: kept }: CaseFacts) => ({
  expect,
  ok,
  outcome,
  crisis,
  scope,
  protected: kept,
})

/** The source of a case, from a form or an address; null for none. */
export function readCaseSource(fields: unknown): CaseOf | null {
  const { inquiry, referral } = textsOf(fields, 'inquiry', 'referral')
  // Codes are read out and typed: accept lower case and blanks.
  const code = inquiry.toUpperCase().replace(/[^0-9A-Z]/g, '')
  if (code !== '') return { inquiry: code }
  return /^\d{1,12}$/.test(referral) ? { referral: Number(referral) } : null
}
