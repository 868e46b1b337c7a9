import type { Request, RequestHandler } from 'express'
import type { School } from '../../directory/model/school.js'
import { momentOf } from '../../directory/page-moment.js'
import { NotFound } from '../../platform/web/errors.js'
import type { SendPage } from '../../platform/web/pages.js'
import type { DirectoryDeps } from './directory-deps.js'
import { presentClosedPlace } from './present-closed-place.js'
import { presentContactPage } from './present-contact-page.js'
import { presentSchool } from './present-school.js'
import { presentSchools } from './present-schools.js'

/** The list of schools, a school, and an office at a school. */
export function schoolPages(services: DirectoryDeps, sendPage: SendPage) {
  const showSchools: RequestHandler = (req, res) => {
    sendPage(res, presentSchools(momentOf(services, req, res)))
  }

  const showSchool: RequestHandler = (req, res) => {
    const moment = momentOf(services, req, res)
    sendPage(
      res,
      presentClosedPlace('school', String(req.params.slug), moment) ??
        presentSchool(schoolOr404(req), moment),
    )
  }

  const showContact: RequestHandler = (req, res) => {
    const moment = momentOf(services, req, res)
    const [slug, office] = [String(req.params.slug), String(req.params.office)]
    const closed = presentClosedPlace('school', slug, moment) ?? presentClosedPlace('office', office, moment)
    if (closed) return sendPage(res, closed)
    const school = schoolOr404(req)
    const contact = moment.directory.contactAt(office, school.slug)
    if (!contact) throw new NotFound()
    const { topics } = services.published()
    sendPage(res, presentContactPage(contact, school, topics, services.messages, moment))
  }

  function schoolOr404(req: Request): School {
    const school = services.directory().school(String(req.params.slug))
    if (!school) throw new NotFound()
    return school
  }

  return { showSchools, showSchool, showContact }
}
