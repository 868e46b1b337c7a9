import type { Request, Response } from 'express'
import type { CaseOf } from '../../content/rehearsal/case-source-store.js'
import type { CaseFacts, SavedCase } from '../../content/rehearsal/saved-case.js'
import { NotAllowed, NotFound } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { createEditorTools } from './editor-tools.js'
import { type CaseFormSources, presentCaseForm } from './present-case-form.js'
import { type CaseForm, type CaseProblem, caseOfForm } from './read-case-form.js'
import type { RoutingRoomDeps } from './routing-room-deps.js'

/** The case of the address, and the rules for changing it. Only admins protect cases and keep them for good. */
export function createCaseTools(services: RoutingRoomDeps) {
  const { cases } = services.routing
  const { isAdmin } = createEditorTools(services)

  function caseOr404(req: Request): SavedCase {
    const kept = cases.find(Number(req.params.id))
    if (!kept) throw new NotFound()
    return kept
  }

  const mayChange = (res: Response, kept: SavedCase | null): boolean => isAdmin(res) || !kept?.protected

  return {
    caseOr404,
    mayChange,

    /** @throws {NotAllowed} when an editor changes a protected case */
    changeableCase(req: Request, res: Response): SavedCase {
      const kept = caseOr404(req)
      if (!mayChange(res, kept)) throw new NotAllowed()
      return kept
    },

    /** The typed form; an editor's choice of protection is ignored. */
    withProtection: (res: Response, form: CaseForm, before: boolean): CaseForm =>
      isAdmin(res) ? form : { ...form, protected: before },

    /** Only an admin may confirm that a family's words say nothing about it. */
    staysForGood: (res: Response, { forGood }: CaseForm): boolean => forGood && isAdmin(res),

    /** @returns the case, or the form's faults */
    factsOf(form: CaseForm): CaseFacts | CaseProblem[] {
      const offices = new Set(services.directory().whole.offices.map(({ id }) => id))
      return caseOfForm(form, offices, (text) => [
        ...new Set(services.identifiersIn(text).map(({ from, to }) => text.slice(from, to))),
      ])
    },
  }
}

/** Sends the form of a case, as far as the account may change it. */
export function createSendCaseForm(services: RoutingRoomDeps, sendStaffPage: SendPage) {
  const tools = createEditorTools(services)
  const { mayChange } = createCaseTools(services)

  /** True when a new case starts with a family's words. */
  const startsWithFamilysWords = (of: CaseOf | null | undefined): boolean =>
    of != null && (services.routing.caseDraft(of)?.inquiry ?? null) !== null

  return (
    res: Response,
    sources: Omit<CaseFormSources, 'mayChange' | 'isAdmin' | 'offices' | 'fromFamily' | 'keepTextDays'>,
  ): void => {
    const { kept, of } = sources
    const whole: CaseFormSources = {
      ...sources,
      mayChange: mayChange(res, kept),
      isAdmin: tools.isAdmin(res),
      offices: tools.offices(res),
      fromFamily: kept ? kept.inquiry !== null : startsWithFamilysWords(of),
      keepTextDays: services.keepTextDays,
    }
    sendStaffPage(res, presentCaseForm(whole, speechOf(res)))
  }
}
