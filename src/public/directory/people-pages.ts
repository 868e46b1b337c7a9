import type { RequestHandler } from 'express'
import { momentOf } from '../../directory/page-moment.js'
import { findPeople, publicPerson } from '../../directory/search/find-people.js'
import { NotFound } from '../../platform/web/errors.js'
import type { SendPage } from '../../platform/web/pages.js'
import type { DirectoryDeps } from './directory-deps.js'
import { presentPeople } from './present-people.js'
import { presentPerson } from './present-person.js'
import { readPeopleForm } from './read-people-form.js'

/** Staff by name, and one person. People who are not public give 404. */
export function peoplePages(services: DirectoryDeps, sendPage: SendPage) {
  const { findInDirectory } = services

  const showPeople: RequestHandler = async (req, res) => {
    // The page shows the typed name.
    if (req.query.q) res.set('Cache-Control', 'no-store')
    const moment = momentOf(services, req, res)
    const { directory } = moment
    const sources = { directory, findInDirectory, language: moment.speech.code }
    const form = readPeopleForm(req.query, directory)
    const found = form.problems.length > 0 ? [] : await findPeople(form, sources)
    sendPage(res, presentPeople(form, found, moment))
  }

  const showPerson: RequestHandler = (req, res) => {
    const moment = momentOf(services, req, res)
    const person = publicPerson(moment.directory, String(req.params.slug))
    if (!person) throw new NotFound()
    sendPage(res, presentPerson(person, moment))
  }

  return { showPeople, showPerson }
}
