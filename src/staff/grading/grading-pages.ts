import type { RequestHandler, Response } from 'express'
import { noOffice, unclear } from '../../content/grading/measure-grades.js'
import { gradingPaths } from '../../paths/grading-paths.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { staffOf } from '../sign-in/staff-guard.js'
import type { GradingDeps } from './grading-deps.js'
import { presentGrading } from './present-grading.js'

/** One concern after another, without its answer; and what two people said of the others. */
export function gradingPages(services: GradingDeps, sendPage: SendPage) {
  const { grading, directory } = services

  const show = (res: Response, refused: 'missing' | 'late' | null) => {
    const account = staffOf(res).account.id
    const sources = {
      isOn: grading.isOn,
      concern: grading.next(account),
      waiting: grading.countWaiting(account),
      measures: grading.measures(),
      directory: directory(),
      refused,
    }
    sendPage(res, presentGrading(sources, speechOf(res)))
  }

  const showNext: RequestHandler = (_req, res) => show(res, null)

  const takeGrade: RequestHandler = (req, res) => {
    const said = String(req.body.office ?? '')
    const isKnown = said === noOffice || said === unclear || directory().whole.office(said) !== null
    if (!isKnown) return show(res, 'missing')
    if (!grading.grade(Number(req.body.concern), staffOf(res).account.id, said)) return show(res, 'late')
    res.redirect(303, gradingPaths.grade(speechOf(res).code))
  }

  return { showNext, takeGrade }
}
