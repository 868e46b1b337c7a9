import type { Request, RequestHandler } from 'express'
import type { School } from '../../directory/model/school.js'
import { paths } from '../../paths/paths.js'
import { NotFound } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import type { DeskDeps } from './desk-deps.js'
import { createDeskRequest } from './desk-request.js'
import { type CallSheet, makeCallSheet, makeWholeCallSheet } from './make-call-sheet.js'
import { presentCallSheet, presentCallSheetPage, presentCallSheets } from './present-call-sheet.js'

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
    const [school, { code: lang }] = [schoolOr404(req), speechOf(res)]
    const second = secondOf(req, lang)
    const others = language.offered
      .filter((code) => code !== lang && code !== second)
      .map((code) => ({
        ...language.ownName(code),
        href: paths.callSheet(school.slug, lang, { second: code, all: wantsAll(req) }),
      }))
    const sheet = sheetOf(school, lang, { second, all: wantsAll(req) })
    sendPage(res, presentCallSheetPage({ sheet, second, others }, momentOf(req, res), countDue(res)))
  }

  /** One self-contained file, styles included: it opens without a network. */
  const sendFile: RequestHandler = (req, res) => {
    const school = schoolOr404(req)
    const { code: lang, dir } = speechOf(res)
    const sheet = presentCallSheet(
      sheetOf(school, lang, { second: secondOf(req, lang), all: wantsAll(req) }),
      momentOf(req, res),
    )
    const model = { frame: { lang, dir }, sheet, style: services.assets.text('sheet.css') }
    res.attachment(`call-sheet-${school.slug}.html`)
    res.type('html').send(templates.render('staff/desk/call-sheet-file', model, speechOf(res)))
  }

  /** The language of the families who call most often may be another one. */
  function secondOf(req: Request | null, lang: string): string | null {
    const others = language.offered.filter((code) => code !== lang)
    return others.find((code) => code === req?.query.second) ?? others[0] ?? null
  }

  function sheetOf(
    school: School,
    lang: string,
    { second, all }: { second: string | null; all: boolean } = { second: secondOf(null, lang), all: false },
  ): CallSheet {
    const languages = second ? [lang, second] : [lang]
    const make = all ? makeWholeCallSheet : makeCallSheet
    return make(school, desk.mostAsked(school, maxTopics), services.directory(), languages)
  }

  function schoolOr404(req: Request): School {
    const school = services.directory().school(String(req.params.slug))
    if (!school) throw new NotFound()
    return school
  }

  return { showList, showSheet, sendFile }
}

function wantsAll(req: Request): boolean {
  return req.query.topics === 'all'
}
