import type { RequestHandler, Router } from 'express'
import { guideRoutes as routes } from '../../paths/search-paths.js'
import type { Assets } from '../../platform/web/assets.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { routeTable } from '../../platform/web/route-table.js'
import { createSendStaffPage } from '../send-staff-page.js'
import type { Accounts } from '../sign-in/accounts.js'
import { mayAct } from '../sign-in/may-act.js'
import { staffOf } from '../sign-in/staff-guard.js'
import { type GuideReader, presentGuide } from './present-guide.js'

/** Dependencies of the guides. */
export interface GuideDeps {
  assets: Assets
  accounts: Accounts
}

/** The printable guides: one for the front office, one for editors and admins. */
export function guideRoutesOfStaff({ accounts, assets }: GuideDeps, sendPage: SendPage): Router {
  const sendStaffPage = createSendStaffPage(sendPage, [assets.url('guide.css')])
  const show: (reader: GuideReader) => RequestHandler = (reader) => (_req, res) => {
    const mayOpenOther = mayAct(staffOf(res).account.role, 'editor')
    sendStaffPage(res, presentGuide(reader, mayOpenOther, speechOf(res)))
  }
  return routeTable({
    [routes.admin]: { before: accounts.guard('editor'), get: show('admin') },
    [routes.desk]: { before: accounts.guard('desk'), get: show('desk') },
  })
}
