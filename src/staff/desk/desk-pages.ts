import type { RequestHandler, Response } from 'express'
import { typedBack } from '../../answering/read-concern.js'
import { paths } from '../../paths/paths.js'
import { NotFound, Unprocessable } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { staffOf } from '../sign-in/staff-guard.js'
import type { DeskDeps } from './desk-deps.js'
import { createDeskRequest, wantsPiece } from './desk-request.js'
import { readTarget, writeTarget } from './desk-target.js'
import { type DeskFindings, nothingFound } from './look-up.js'
import { type DeskModel, presentCorner, presentDesk } from './present-desk.js'
import { presentFindings } from './present-findings.js'
import { emptyLog } from './present-log-form.js'
import { readDeskWords } from './read-desk-words.js'
import { type DeskMoment, resolveTarget } from './resolve-target.js'
import type { SavedItemKind } from './saved-item-store.js'

/** A fragment holds every row's card: the script switches between them without another request. */
const cardsInPiece = 12
const maxNameLength = 60

/** The front office screen: look-up and saved items. */
export function deskPages(services: DeskDeps, sendPage: SendPage) {
  const { desk, templates } = services
  const { momentOf, preferencesOf, screenOf, favoritesOf, mayKeepCase } = createDeskRequest(services)

  /** Empty, or with a card picked from a list. */
  const showDesk: RequestHandler = (req, res) => {
    const target = readTarget(req.query.open)
    const moment = momentOf(req, res, target === null)
    if (!target) return sendPage(res, presentDesk(screenOf(res, moment)))
    const entry = resolveTarget(target, moment)
    if (!entry) throw new NotFound()
    keep(res, 'recent', writeTarget(target))
    const found = { ...nothingFound, findings: [{ target, entry, by: 'name' as const }] }
    if (wantsPiece(req)) return sendFound(res, found, moment)
    const fields = { ...emptyLog(preferencesOf(res)), target, instead: readTarget(req.query.instead) }
    sendPage(res, presentDesk({ ...screenOf(res, moment), found, log: { fields, problems: [] } }))
  }

  /** The box, submitted with Enter. Typed text may name a child: it goes in no address. */
  const takeWords: RequestHandler = async (req, res) => {
    const moment = momentOf(req, res)
    const { text, problems } = readDeskWords(req.body.q)
    const found = text === '' ? null : await desk.lookUp(text, moment)
    sendPage(res, presentDesk({ ...screenOf(res, moment), q: typedBack(req.body.q), found, problems }))
  }

  /** Results while typing: only the list and its cards. */
  const lookUpPiece: RequestHandler = async (req, res) => {
    const moment = momentOf(req, res)
    const { text, problems } = readDeskWords(req.body.q)
    if (problems.length > 0) throw new Unprocessable(problems)
    if (text === '') return sendPiece(res, { found: null, corner: presentCorner(screenOf(res, moment)) })
    sendFound(res, await desk.lookUp(text, moment), moment)
  }

  function sendFound(res: Response, found: DeskFindings, moment: DeskMoment): void {
    const tools = {
      language: services.language,
      favorites: favoritesOf(res),
      mayKeepCase: mayKeepCase(res),
      limit: cardsInPiece,
    }
    sendPiece(res, { found: presentFindings(found, moment, tools), corner: [] })
  }

  function sendPiece(res: Response, piece: Pick<DeskModel, 'found' | 'corner'>): void {
    const model = { staff: staffOf(res).session, ...piece }
    res.type('html').send(templates.render('staff/desk/found', model, speechOf(res)))
  }

  /** Saves or removes a favorite, a look-up or a search. */
  const takeShelf: RequestHandler = (req, res) => {
    const { kind, key, name, on } = req.body
    const { code } = speechOf(res)
    if (kind === 'search') {
      const search = new URLSearchParams(String(key ?? '')).toString()
      keep(res, kind, search, {
        name:
          String(name ?? '')
            .trim()
            .slice(0, maxNameLength) || search,
        on,
      })
      return res.redirect(303, paths.referrals(code, search))
    }
    const target = readTarget(key)
    if (!target || (kind !== 'favourite' && kind !== 'recent')) throw new Unprocessable([])
    keep(res, kind, writeTarget(target), { on })
    if (wantsPiece(req)) return res.sendStatus(204)
    res.redirect(303, paths.deskOpen(writeTarget(target), code))
  }

  function keep(res: Response, kind: SavedItemKind, key: string, { name = '', on = 'yes' } = {}): void {
    const { id } = staffOf(res).account
    if (on === 'no') desk.shelf.remove(id, kind, key)
    else desk.shelf.put(id, kind, { key, name }, services.now())
  }

  return { showDesk, takeWords, lookUpPiece, takeShelf }
}
