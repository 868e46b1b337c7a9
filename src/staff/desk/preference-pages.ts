import type { RequestHandler } from 'express'
import { paths } from '../../paths/paths.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { textsOf } from '../../platform/web/texts-of.js'
import { staffOf } from '../sign-in/staff-guard.js'
import type { DeskDeps } from './desk-deps.js'
import { callerLanguages } from './desk-place.js'
import { preferenceKeys, readPreferences } from './desk-preferences.js'
import { createDeskRequest } from './desk-request.js'
import { presentPreferences } from './present-preferences.js'

/** Defaults for each call: the channel, the outcome, and the caller's language. */
export function preferencePages(services: DeskDeps, sendPage: SendPage) {
  const { desk, language } = services
  const { preferencesOf, countDue } = createDeskRequest(services)
  const known = () => callerLanguages(services.directory(), language.ofStaff)

  const show: RequestHandler = (req, res) => {
    const facts = { preferences: preferencesOf(res), languages: known(), due: countDue(res) }
    sendPage(res, presentPreferences({ ...facts, saved: req.query.saved === 'yes' }, speechOf(res)))
  }

  const save: RequestHandler = (req, res) => {
    const given = textsOf(req.body, ...preferenceKeys)
    const read = readPreferences(preferenceKeys.map((key) => ({ key, name: given[key] })))
    const lang = known().find((code) => code === read.lang) ?? ''
    const { id } = staffOf(res).account
    for (const [key, name] of Object.entries({ ...read, lang }))
      desk.shelf.put(id, 'preference', { key, name }, services.now())
    res.redirect(303, `${paths.deskPreferences(speechOf(res).code)}?saved=yes`)
  }

  return { show, save }
}
