import type { RequestHandler, Response } from 'express'
import { type QuickLine, quickDraft, quickLines } from '../../content/today/quick-drafts.js'
import type { TodayActor } from '../../content/today/today-lines.js'
import { todayPaths } from '../../paths/today-paths.js'
import { type FieldProblem, NotFound } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { textsOf } from '../../platform/web/texts-of.js'
import { staffOf } from '../sign-in/staff-guard.js'
import { presentKeyMade } from './present-key-made.js'
import { presentTodayRoom } from './present-today-room.js'
import { draftOfForm, emptyTodayForm, readTodayForm, type TodayForm } from './read-today-form.js'
import type { TodayDeps } from './today-deps.js'

const maxKeyName = 100

/** The room of the today line: the current line, a form for a line, and the keys of programs. */
export function todayPages(services: TodayDeps, sendStaffPage: SendPage) {
  const { todayLines, language, audit, now } = services
  const { keys } = todayLines

  const showRoom: RequestHandler = (req, res) => {
    const done = (['posted', 'ended', 'revokedNow'] as const).find((each) => each === req.query.done)
    sendRoom(res, { done: done ?? null })
  }

  const post: RequestHandler = (req, res) => {
    const quick = quickLines.find((line) => line === req.body?.quick)
    if (quick) return postQuick(quick, textsOf(req.body, 'school').school, res)
    const form = readTodayForm(req.body, language.offered)
    const { timeZone } = services.directory().district
    const posted = todayLines.post(draftOfForm(form, timeZone), actorOf(res))
    if (Array.isArray(posted)) return sendRoom(res, { form, problems: posted })
    res.redirect(303, todayPaths.room(speechOf(res).code, 'posted'))
  }

  /** One click: until the end of the day. @param school its slug; empty for all schools */
  function postQuick(quick: QuickLine, school: string, res: Response): void {
    const schools = school ? [school] : []
    const posted = todayLines.post(quickDraft(quick, schools, language), actorOf(res))
    if (Array.isArray(posted)) sendRoom(res, { form: { ...emptyTodayForm, schools }, problems: posted })
    else res.redirect(303, todayPaths.room(speechOf(res).code, 'posted'))
  }

  /** Already ended: nothing to do. */
  const end: RequestHandler = (req, res) => {
    todayLines.end(Number(req.params.id), actorOf(res))
    res.redirect(303, todayPaths.room(speechOf(res).code, 'ended'))
  }

  const makeKey: RequestHandler = (req, res) => {
    const { name } = textsOf(req.body, 'name')
    const called = name.replace(/\s+/g, ' ').trim()
    const length = [...called].length
    if (length === 0) return sendRoom(res, { keyName: name, problems: [keyProblem('keyName', {})] })
    if (length > maxKeyName)
      return sendRoom(res, { keyName: name, problems: [keyProblem('keyLong', { most: maxKeyName })] })
    const { id, secret } = keys.make(called, staffOf(res).account.id, now())
    tell(res, 'today-key-made', id, called)
    sendStaffPage(res, presentKeyMade(called, secret, speechOf(res)))
  }

  const revokeKey: RequestHandler = (req, res) => {
    const id = Number(req.params.id)
    const name = keys.revoke(id, now())
    if (name === null) throw new NotFound()
    tell(res, 'today-key-revoked', id, name)
    res.redirect(303, todayPaths.room(speechOf(res).code, 'revokedNow'))
  }

  function tell(res: Response, what: 'today-key-made' | 'today-key-revoked', id: number, name: string): void {
    const { account: who } = staffOf(res)
    audit.record({ who, what, about: `today-key:${id}`, from: res.req.ip ?? '', details: { name } })
  }

  function sendRoom(res: Response, change: Partial<RoomState>): void {
    const state = { form: emptyTodayForm, keyName: '', problems: [], done: null, ...change }
    const { directory } = services
    const stored = { lines: todayLines.list(), keys: keys.list() }
    const moment = { directory: directory(), language, now: now(), speech: speechOf(res) }
    sendStaffPage(res, presentTodayRoom({ ...state, ...stored }, moment))
  }

  return { showRoom, post, end, makeKey, revokeKey }
}

interface RoomState {
  form: TodayForm
  keyName: string
  problems: FieldProblem[]
  done: 'posted' | 'ended' | 'revokedNow' | null
}

function actorOf(res: Response): TodayActor {
  const { account } = staffOf(res)
  return { name: account.name, account, key: null, from: res.req.ip ?? '' }
}

function keyProblem(fault: 'keyName' | 'keyLong', values: Record<string, number>): FieldProblem {
  return { field: 'name', key: `todayRoom.fault.${fault}`, values }
}
