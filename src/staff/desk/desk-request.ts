import type { Request, Response } from 'express'
import { localDate } from '../../directory/time/local-time.js'
import { speechOf } from '../../platform/web/pages.js'
import { mayAct } from '../sign-in/may-act.js'
import { staffOf } from '../sign-in/staff-guard.js'
import type { DeskDeps } from './desk-deps.js'
import { callerLanguages, readDeskPlace } from './desk-place.js'
import { type DeskPreferences, readPreferences } from './desk-preferences.js'
import type { DeskSources } from './present-desk.js'
import type { ReadingTools } from './read-referral.js'
import type { DeskMoment } from './resolve-target.js'

const mostAskedShown = 8
/** Older entries are found in the list of referrals. */
const lastShownFor = 30 * 60_000

/** How the desk's requests are read and answered. */
export function createDeskRequest(services: DeskDeps) {
  const { language, desk } = services

  /** @param startsCall forgets the last caller's language */
  function momentOf(req: Request, res: Response, startsCall = false): DeskMoment {
    const directory = services.directory()
    const preferred = preferencesOf(res).lang
    const known = { directory, offered: language.ofStaff, preferred, startsCall }
    const place = readDeskPlace(req, res, staffOf(res).account, known)
    const { topics } = services.published()
    return { directory, topics, ...place, speech: speechOf(res), now: services.now() }
  }

  /** The defaults of this clerk's calls. */
  function preferencesOf(res: Response): DeskPreferences {
    return readPreferences(desk.shelf.list(staffOf(res).account.id, 'preference'))
  }

  /** Reads a log form. */
  function readingOf(res: Response, moment: DeskMoment): ReadingTools {
    const { identifiersIn } = services
    const schoolOf = (code: string) => desk.schoolOf(code, moment)
    return { moment, account: staffOf(res).account.id, identifiersIn, schoolOf }
  }

  /** Today's ISO date in the district. */
  function today(): string {
    return localDate(services.now(), services.directory().district.timeZone)
  }

  const countDue = (res: Response) => desk.referrals.countDue(staffOf(res).account.id, today())

  /** This clerk's saved targets. */
  function favoritesOf(res: Response): Set<string> {
    return new Set(desk.shelf.list(staffOf(res).account.id, 'favourite').map(({ key }) => key))
  }

  /** Only routing editors keep cases. */
  const mayKeepCase = (res: Response) => mayAct(staffOf(res).account.role, 'editor')

  /** The parts of the screen besides the results. */
  function screenOf(res: Response, moment: DeskMoment): DeskSources {
    const { id } = staffOf(res).account
    const kept = (kind: 'favourite' | 'recent' | 'search') => desk.shelf.list(id, kind)
    return {
      moment,
      callerLanguages: callerLanguages(moment.directory, language.ofStaff),
      q: '',
      found: null,
      corner: {
        favorites: kept('favourite'),
        recent: kept('recent'),
        searches: kept('search'),
        mostAsked: desk.mostAsked(moment.school, mostAskedShown),
      },
      log: null,
      preferences: preferencesOf(res),
      last: desk.referrals.lastOf(id, new Date(services.now().getTime() - lastShownFor)),
      due: countDue(res),
      problems: [],
      language,
      favorites: favoritesOf(res),
      mayKeepCase: mayKeepCase(res),
    }
  }

  return { momentOf, preferencesOf, readingOf, screenOf, favoritesOf, mayKeepCase, countDue }
}

/** The desk's script asks for a fragment of the page. */
export function wantsPiece(req: Request): boolean {
  return req.get('x-piece') === 'yes'
}
