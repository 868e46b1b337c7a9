import type { RequestHandler, Router } from 'express'
import { searchRoutes as routes } from '../../paths/search-paths.js'
import { tidyText } from '../../platform/text/tidy-text.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { routeTable } from '../../platform/web/route-table.js'
import { createSendStaffPage } from '../send-staff-page.js'
import { staffOf } from '../sign-in/staff-guard.js'
import { maxSearchLength, presentStaffSearch } from './present-staff-search.js'
import type { StaffSearchDeps } from './search-deps.js'
import { createSearchStaff } from './search-staff.js'

/** The search over all staff pages and records. */
export function searchRoutesOfStaff(services: StaffSearchDeps, sendPage: SendPage): Router {
  const { guard } = services.accounts
  const sendStaffPage = createSendStaffPage(sendPage)
  const search = createSearchStaff(services)

  /** With `first`, as the box of other pages sends it, goes to the first result. */
  const show: (area: 'admin' | 'desk') => RequestHandler = (area) => async (req, res) => {
    const q = typeof req.query.q === 'string' ? tidyText(req.query.q) : ''
    const wanted = q !== '' && q.length <= maxSearchLength
    const hits = wanted ? await search(q, staffOf(res).account, speechOf(res)) : null
    const [first] = hits ?? []
    if (first && req.query.first === 'yes') return res.redirect(303, first.href)
    sendStaffPage(res, presentStaffSearch({ area, q, hits }, speechOf(res)))
  }

  return routeTable({
    [routes.admin]: { before: guard('editor'), get: show('admin') },
    [routes.desk]: { before: guard('desk'), get: show('desk') },
  })
}
