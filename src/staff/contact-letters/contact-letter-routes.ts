import type { Router } from 'express'
import { pageRoutes as routes } from '../../paths/paths.js'
import type { SendPage } from '../../platform/web/pages.js'
import { limitRequests } from '../../platform/web/rate-limit.js'
import { formBody } from '../../platform/web/request-body.js'
import { routeTable } from '../../platform/web/route-table.js'
import { sameOrigin } from '../../platform/web/same-origin.js'
import { noStore } from '../sign-in/staff-guard.js'
import type { ContactLetterDeps } from './contact-letter-deps.js'
import { contactLetterPages } from './contact-letter-pages.js'

/** The page that offices open from a letter, without signing in: the link is the key. */
export function contactLetterRoutes(services: ContactLetterDeps, sendPage: SendPage): Router {
  const { show, take } = contactLetterPages(services, sendPage)
  const limit = limitRequests(services.config.rateLimitPerMinute)
  const ours = sameOrigin(services.config.publicUrl)
  return routeTable({
    [routes.contactCheck]: {
      get: [limit, noStore, show],
      post: [limit, noStore, ours, formBody(), services.accounts.formTokens.check, take],
    },
  })
}
