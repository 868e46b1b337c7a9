import { paths } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import type { OneTimeLink } from './mail-link.js'
import { type AccountPlaces, presentPlace } from './present-account-admin.js'
import type { InvitedLine, readPlace } from './read-account-form.js'

export interface SeveralForm {
  /** As typed. */
  text: string
  place: ReturnType<typeof readPlace>
  /** Why nobody was invited, and on which lines; null for no fault. */
  problem: { key: `inviteSeveral.${'nobody' | 'tooMany' | 'faulty' | 'taken'}`; lines: number[] } | null
}

/** Lines that are named; more would hide the first. */
const maxNamed = 10

/** The form that invites a list of people. */
export function presentInviteSeveral(
  { text, place, problem }: SeveralForm,
  places: AccountPlaces,
  speech: Speech,
): Page {
  const named = problem?.lines.slice(0, maxNamed).map(String) ?? []
  const message = problem && speech.t(problem.key, { count: problem.lines.length, lines: speech.list(named) })
  const model = {
    title: speech.t('inviteSeveral.title'),
    action: paths.inviteSeveral(speech.code),
    back: paths.accounts(speech.code),
    text,
    problem: message,
    problems: message ? [{ href: '#people', message }] : null,
    place: presentPlace(place, places, speech),
  }
  return { view: 'staff/sign-in/invite-several', status: message ? 422 : 200, model }
}

/** The invited people, with the links that could not be mailed. */
export function presentInvited(invited: readonly (InvitedLine & OneTimeLink)[], speech: Speech): Page {
  const model = {
    title: speech.t('inviteSeveral.done', { count: invited.length }),
    back: paths.accounts(speech.code),
    handOver: invited.some(({ sent }) => !sent),
    people: invited.map(({ name, email, link, sent }) => ({ name, email, link: sent ? null : link })),
  }
  return { view: 'staff/sign-in/invited', model }
}
