import type { RequestHandler } from 'express'
import type { CaseOf } from '../../content/rehearsal/case-source-store.js'
import type { CaseFacts } from '../../content/rehearsal/saved-case.js'
import { NotFound } from '../../platform/web/errors.js'
import type { SendPage } from '../../platform/web/pages.js'
import { textsOf } from '../../platform/web/texts-of.js'
import { createCaseTools, createSendCaseForm } from './case-tools.js'
import { createEditorTools, fingerprintOf } from './editor-tools.js'
import { type CaseProblem, emptyCaseForm, formOfCase, formOfDraft, readCaseForm } from './read-case-form.js'
import type { RoutingRoomDeps } from './routing-room-deps.js'

/**
 * Saved cases: questions and the offices they must reach. Only admins protect them, because protected cases block
 * publishing.
 */
export function casePages(services: RoutingRoomDeps, sendStaffPage: SendPage) {
  const { routing } = services
  const { cases } = routing
  const tools = createEditorTools(services)
  const { caseOr404, changeableCase, factsOf, staysForGood, withProtection } = createCaseTools(services)
  const sendForm = createSendCaseForm(services, sendStaffPage)

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
    const facts = factsOf(withProtection(res, form, false))
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
    const facts = factsOf(formOfDraft(draft))
    if (Array.isArray(facts)) return tools.goTo(res, 'newCase', {}, { ...of })
    const { source, key, inquiry } = draft
    const id = cases.add(facts, { source, key, inquiry, by: tools.by(res) }, services.now())
    tools.tell(res, 'case-added', `case:${id}`, { source: draft.source })
    tools.goTo(res, 'case', { id }, { saved: 'yes' })
  }

  /** Two editors at once: the second is told, and keeps the typed text. */
  const change: RequestHandler = (req, res) => {
    const kept = changeableCase(req, res)
    const form = withProtection(res, readCaseForm(req.body), kept.protected)
    const { seen } = textsOf(req.body, 'seen')
    if (seen !== fingerprintOf(kept)) return sendForm(res, { kept, form, problems: [], clash: true })
    const facts = factsOf(form)
    if (Array.isArray(facts)) return sendForm(res, { kept, form, problems: facts })
    cases.change(kept.id, facts)
    const forGood = (kept.inquiry ?? kept.unsureSince) !== null && staysForGood(res, form)
    if (forGood) cases.keepForGood(kept.id)
    const told = { old: asked(kept), new: asked(facts), ...(forGood ? { forGood } : {}) }
    tools.tell(res, 'case-changed', `case:${kept.id}`, told)
    tools.goTo(res, 'cases', {}, { saved: 'changed' })
  }

  const remove: RequestHandler = (req, res) => {
    const kept = changeableCase(req, res)
    cases.remove([kept.id])
    tools.tell(res, 'case-removed', `case:${kept.id}`, asked(kept))
    tools.goTo(res, 'cases', {}, { saved: 'removed' })
  }

  return { showNew, showOne, add, addFrom, change, remove }
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
