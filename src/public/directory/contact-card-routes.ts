import type { RequestHandler, Router } from 'express'
import type { Contact } from '../../directory/model/contact.js'
import { pageRoutes as routes } from '../../paths/paths.js'
import { NotFound } from '../../platform/web/errors.js'
import { originOf, speechOf } from '../../platform/web/pages.js'
import { routeTable } from '../../platform/web/route-table.js'
import type { DirectoryDeps } from './directory-deps.js'
import { writeContactCard } from './write-contact-card.js'

/** Contact cards for phones. @param limit counts email addresses shown: a card holds one */
export function contactCardRoutes(services: DirectoryDeps, limit: RequestHandler): Router {
  const sendCard: RequestHandler = (req, res) => {
    const { name, text } = writeContactCard(contactOr404(String(req.params.id)), {
      directory: services.directory(),
      speech: speechOf(res),
      now: services.now(),
      origin: originOf(req, services.config.publicUrl),
    })
    // Opened by browsers that can, such as on an iPhone; else saved for the phone's contacts.
    res.set('Content-Disposition', `inline; filename="${name}"`)
    res.set('X-Robots-Tag', 'noindex').set('Cache-Control', 'private, no-cache')
    res.type('text/vcard; charset=utf-8').send(text)
  }

  function contactOr404(id: string): Contact | null {
    if (id === 'district') return null
    const contact = /^\d{1,9}$/.test(id) ? services.directory().contact(Number(id)) : null
    if (!contact) throw new NotFound()
    return contact
  }

  return routeTable({ [routes.contactCard]: { get: [limit, sendCard] } })
}
