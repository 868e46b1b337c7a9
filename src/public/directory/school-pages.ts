import type { Request, RequestHandler } from 'express'
import type { School } from '../../directory/model/school.js'
import { momentOf } from '../../directory/page-moment.js'
import { NotFound } from '../../platform/web/errors.js'
import type { SendPage } from '../../platform/web/pages.js'
import type { DirectoryDeps } from './directory-deps.js'
import { presentContactPage } from './present-contact-page.js'
import { presentSchool } from './present-school.js'
import { presentSchools } from './present-schools.js'

/** The list of schools, a school, and an office at a school. */
export function schoolPages(services: DirectoryDeps, sendPage: SendPage) {
  const showSchools: RequestHandler = (req, res) => {
    sendPage(res, presentSchools(momentOf(services, req, res)))
  }

  const showSchool: RequestHandler = (req, res) => {
    sendPage(res, presentSchool(schoolOr404(req), momentOf(services, req, res)))
  }

  const showContact: RequestHandler = (req, res) => {
    const school = schoolOr404(req)
    const contact = services.directory().contactAt(String(req.params.office), school.slug)
    if (!contact) throw new NotFound()
    const { topics } = services.published()
    sendPage(
      res,
      presentContactPage(contact, school, topics, services.messages, momentOf(services, req, res)),
    )
  }

  function schoolOr404(req: Request): School {
    const school = services.directory().school(String(req.params.slug))
    if (!school) throw new NotFound()
    return school
  }

  return { showSchools, showSchool, showContact }
}
