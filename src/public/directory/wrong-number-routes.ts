import type { RequestHandler, Router } from 'express'
import { findNumber, type NumberOwner, numberAnchor } from '../../directory/contacts/number-owner.js'
import { paths, pageRoutes as routes } from '../../paths/paths.js'
import { NotFound } from '../../platform/web/errors.js'
import { speechOf } from '../../platform/web/pages.js'
import { formBody } from '../../platform/web/request-body.js'
import { routeTable } from '../../platform/web/route-table.js'
import { sameOrigin } from '../../platform/web/same-origin.js'
import { textsOf } from '../../platform/web/texts-of.js'
import type { DirectoryDeps } from './directory-deps.js'
import { readReportedPage } from './reported-page.js'

/** Reports per minute and network: a meeting of parents can tap, a script cannot fill the list. */
export const reportsPerMinute = 20

/** Takes "This number is wrong", and goes back to where the tap was. @param limit counts reports, over all languages */
export function wrongNumberRoutes(services: DirectoryDeps, limit: RequestHandler): Router {
  const takeReport: RequestHandler = (req, res) => {
    const { of, back } = textsOf(req.body, 'of', 'back')
    const number = findNumber(services.directory(), of)
    if (!number) throw new NotFound()
    const { code } = speechOf(res)
    const from = readReportedPage(back, code, of, numberAnchor(number))
    // An answer that could not be stored has no address.
    services.wrongNumbers.report(number, from?.page ?? 'answer')
    res.redirect(303, from?.href ?? pageOfOwner(number, of, code))
  }

  return routeTable({
    [routes.wrongNumber]: { post: [limit, sameOrigin(services.config.publicUrl), formBody(), takeReport] },
  })
}

function pageOfOwner(owner: NumberOwner, of: string, lang: string): string {
  const { office, school } = owner
  if (!office && !school) return paths.home(lang)
  const page = office
    ? school
      ? paths.contact(office, school, lang)
      : paths.office(office, lang)
    : paths.school(school ?? '', lang)
  return `${page}?${new URLSearchParams({ reported: of })}#${numberAnchor(owner)}`
}
