import type { Request, RequestHandler, Response, Router } from 'express'
import { findEmailOwner } from '../../directory/contacts/find-email-owner.js'
import { pageRoutes as routes } from '../../paths/paths.js'
import { NotFound } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { routeTable } from '../../platform/web/route-table.js'
import { sameOrigin } from '../../platform/web/same-origin.js'
import type { DirectoryDeps } from './directory-deps.js'
import { presentEmail } from './present-email.js'

/** Addresses per minute and network: plenty for a family, few for a harvester. */
export const addressesPerMinute = 20

/**
 * Email addresses, each behind a button. Harvesters follow links and read forms, but seldom submit them.
 * @param limit counts addresses shown, over all languages
 */
export function emailRoutes(services: DirectoryDeps, sendPage: SendPage, limit: RequestHandler): Router {
  const show =
    (pressed: boolean): RequestHandler =>
    (req, res) => {
      if (pressed) res.set('Cache-Control', 'no-store')
      sendPage(res, presentEmail(ownerOr404(req, res), pressed, speechOf(res)))
    }

  function ownerOr404(req: Request, res: Response) {
    const { id, slug } = req.params as { id?: string; slug?: string }
    const owner = findEmailOwner(services.directory(), { contact: id, person: slug }, speechOf(res))
    if (!owner) throw new NotFound()
    return owner
  }

  const methods = { get: show(false), post: [limit, sameOrigin(services.config.publicUrl), show(true)] }
  return routeTable({
    [routes.personEmail]: methods,
    [routes.contactEmail]: methods,
    [routes.districtEmail]: methods,
  })
}
