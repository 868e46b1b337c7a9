import type { Request, RequestHandler, Response } from 'express'
import { schoolNumber } from '../../content/setup/front-contacts.js'
import {
  findMainLineOffice,
  mainLine,
  planStandIns,
  readMainLine,
  type StandIn,
  type StandInChoice,
  standInEdits,
  standInKey,
} from '../../content/setup/stand-ins.js'
import { localDate } from '../../directory/time/local-time.js'
import { setupPaths } from '../../paths/setup-paths.js'
import type { RowFault } from '../../platform/files/row-fault.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { staffOf } from '../sign-in/staff-guard.js'
import { presentStandIns } from './present-stand-ins.js'
import type { SetupDeps } from './setup-deps.js'

/** Who answers for all the offices without a contact: a preview in which an admin picks, and then all at once. */
export function standInPages(services: SetupDeps, sendPage: SendPage) {
  const { editor } = services.records
  const { records } = editor

  const showPlan: RequestHandler = (req, res) => {
    const choice = readChoice(req.query)
    const plan = planStandIns(records, choice)
    if (plan.length === 0) return res.redirect(303, setupPaths.offices(speechOf(res).code))
    send(res, choice, plan)
  }

  const savePlan: RequestHandler = (req, res) => {
    const choice = readChoice(req.body)
    const picked = new Set([req.body.use ?? []].flat())
    const plan = planStandIns(records, choice)
    const used = plan.filter((each) => picked.has(standInKey(each)))
    if (used.length === 0) return send(res, choice, plan, { picked, isEmpty: true })
    const { account: who } = staffOf(res)
    const author = { account: who.id, who: who.name, way: 'form', import: null } as const
    const results = editor.saveAll(editsFor(used), author)
    const faults = results.flatMap(({ edit, result }) =>
      result.result === 'faulty'
        ? result.faults.map((fault) => ({ office: edit.cells.id ?? '', fault }))
        : [],
    )
    if (results.some(({ result }) => result.result !== 'saved'))
      return send(res, choice, planStandIns(records, choice), { picked, faults })
    for (const { edit, result } of results)
      if (result.result === 'saved')
        services.audit.record({
          who,
          what: edit.id === null ? 'record-added' : 'record-changed',
          about: `${edit.kind}:${result.record.id}`,
          from: req.ip ?? '',
          details: { name: result.record.cells.name_en ?? '' },
        })
    res.redirect(303, setupPaths.offices(speechOf(res).code, { saved: 'yes' }))
  }

  function editsFor(plan: readonly StandIn[]) {
    const { directory, now } = services
    const today = localDate(now(), directory().district.timeZone)
    return standInEdits(records, plan, { today, words: eachSpeech() })
  }

  function eachSpeech() {
    const { language } = services
    return language.ofStaff.map((code) => language.speech(code))
  }

  function send(
    res: Response,
    choice: StandInChoice,
    plan: readonly StandIn[],
    {
      picked = null,
      faults = [],
      isEmpty = false,
    }: {
      picked?: ReadonlySet<string> | null
      faults?: { office: string; fault: RowFault }[]
      isEmpty?: boolean
    } = {},
  ): void {
    const offices = [...records.each('offices')]
    const schoolNames = new Map(
      [...records.each('schools')].map(({ cells }) => [cells.slug ?? '', cells.name ?? '']),
    )
    const sources = {
      choice,
      plan,
      offices,
      schoolNames,
      mainLine: readMainLine(records),
      mainLineOffice: findMainLineOffice(records, eachSpeech()),
      picked,
      faults,
      isEmpty,
    }
    sendPage(res, presentStandIns(sources, speechOf(res)))
  }

  /** Only what the page of offices offers: an office that answers itself, or the main line. */
  function readChoice(given: Request['query']): StandInChoice {
    const answering = [...records.each('offices')].filter(({ cells }) => !cells.answered_by)
    const known = new Set(answering.map(({ cells }) => cells.id))
    if (readMainLine(records)) known.add(mainLine)
    const read = (name: string) => (known.has(String(given[name])) ? String(given[name]) : '')
    const fronts = given.fronts === schoolNumber ? schoolNumber : ''
    return { fronts, school: read('school'), district: read('district'), places: read('places') }
  }

  return { showPlan, savePlan }
}
