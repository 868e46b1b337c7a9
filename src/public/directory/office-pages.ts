import type { RequestHandler } from 'express'
import { momentOf } from '../../directory/page-moment.js'
import { NotFound } from '../../platform/web/errors.js'
import type { SendPage } from '../../platform/web/pages.js'
import { rememberedSchool } from '../ask/asker.js'
import type { DirectoryDeps } from './directory-deps.js'
import { presentClosedPlace } from './present-closed-place.js'
import { presentContactPage } from './present-contact-page.js'
import { presentOffice } from './present-office.js'
import { presentOffices } from './present-offices.js'

/** The list of offices, and one office: the district's, or the same at every school. */
export function officePages(services: DirectoryDeps, sendPage: SendPage) {
  const showOffices: RequestHandler = (req, res) => {
    sendPage(res, presentOffices(momentOf(services, req, res)))
  }

  const showOffice: RequestHandler = (req, res) => {
    const moment = momentOf(services, req, res)
    const { directory } = moment
    const closed = presentClosedPlace('office', String(req.params.id), moment)
    if (closed) return sendPage(res, closed)
    const office = directory.office(String(req.params.id))
    if (!office) throw new NotFound()
    const { topics } = services.published()
    const contact = directory.contactAt(office.id, null)
    if (contact) return sendPage(res, presentContactPage(contact, null, topics, services.messages, moment))
    const own = directory.school(rememberedSchool(req, [...directory.schools])?.slug ?? null)
    sendPage(res, presentOffice(office, topics, own, moment))
  }

  return { showOffices, showOffice }
}
