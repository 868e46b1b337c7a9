import type { Request, RequestHandler } from 'express'
import type { School } from '../../directory/model/school.js'
import { NotFound } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import type { DeskDeps } from './desk-deps.js'
import { createDeskRequest } from './desk-request.js'
import { type CallSheet, makeCallSheet } from './make-call-sheet.js'
import { presentCallSheet, presentCallSheetPage, presentCallSheets } from './present-call-sheet.js'

/** Languages per sheet: more do not fit next to each other. */
const languagesOnSheet = 2
/** Spare topics, for those without a number at a school. */
const maxTopics = 400

/**
 * Call sheets, made from the directory on each request, so that none is outdated. A printed sheet bears its date and
 * its mark.
 */
export function callSheetPages(services: DeskDeps, sendPage: SendPage) {
  const { desk, language, templates } = services
  const { momentOf, countDue } = createDeskRequest(services)

  const showList: RequestHandler = (_req, res) => {
    const speech = speechOf(res)
    const sheets = services.directory().schools.map((school) => sheetOf(school, speech.code))
    sendPage(res, presentCallSheets(sheets, countDue(res), speech))
  }

  const showSheet: RequestHandler = (req, res) => {
    const sheet = sheetOf(schoolOr404(req), speechOf(res).code)
    sendPage(res, presentCallSheetPage(sheet, momentOf(req, res), countDue(res)))
  }

  /** One self-contained file, styles included: it opens without a network. */
  const sendFile: RequestHandler = (req, res) => {
    const school = schoolOr404(req)
    const { code: lang, dir } = speechOf(res)
    const sheet = presentCallSheet(sheetOf(school, lang), momentOf(req, res))
    const model = { frame: { lang, dir }, sheet, style: services.assets.text('sheet.css') }
    res.attachment(`call-sheet-${school.slug}.html`)
    res.type('html').send(templates.render('staff/desk/call-sheet-file', model, speechOf(res)))
  }

  function sheetOf(school: School, lang: string): CallSheet {
    const others = language.ofStaff.filter((code) => code !== lang)
    const languages = [lang, ...others].slice(0, languagesOnSheet)
    return makeCallSheet(school, desk.mostAsked(school, maxTopics), services.directory(), languages)
  }

  function schoolOr404(req: Request): School {
    const school = services.directory().school(String(req.params.slug))
    if (!school) throw new NotFound()
    return school
  }

  return { showList, showSheet, sendFile }
}
