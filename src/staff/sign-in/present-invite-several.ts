import { paths } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import type { Account } from './account-store.js'
import type { OneTimeLink } from './mail-link.js'
import { type AccountPlaces, presentPlace } from './present-account-admin.js'
import type { InvitedLine, readPlace } from './read-account-form.js'

export interface SeveralForm {
  /** As typed. */
  text: string
  place: ReturnType<typeof readPlace>
  /** Why nobody was invited, and on which lines. */
  problems: { key: `inviteSeveral.${'nobody' | 'tooMany' | 'faulty' | 'taken'}`; lines: number[] }[]
}

/** Lines that are named; more would hide the first. */
const maxNamed = 10

/** The form that invites a list of people. */
export function presentInviteSeveral(
  { text, place, problems }: SeveralForm,
  places: AccountPlaces,
  speech: Speech,
): Page {
  const messages = problems.map(({ key, lines }) => {
    const named = lines.slice(0, maxNamed).map(String)
    return speech.t(key, { count: lines.length, lines: speech.list(named) })
  })
  const model = {
    title: speech.t('inviteSeveral.title'),
    action: paths.inviteSeveral(speech.code),
    back: paths.accounts(speech.code),
    text,
    problem: messages.join(' ') || null,
    problems: messages.length > 0 ? messages.map((message) => ({ href: '#people', message })) : null,
    place: presentPlace(place, places, speech),
  }
  return { view: 'staff/sign-in/invite-several', status: messages.length > 0 ? 422 : 200, model }
}

/** An invited person, with the link. `isAgain`: invited before, with the role of then. */
type Invited = InvitedLine & OneTimeLink & Pick<Account, 'role'> & { isAgain: boolean }

/** The invited people, with the links that could not be mailed. */
export function presentInvited(invited: readonly Invited[], speech: Speech): Page {
  const model = {
    title: speech.t('inviteSeveral.done', { count: invited.length }),
    back: paths.accounts(speech.code),
    handOver: invited.some(({ sent }) => !sent),
    people: invited.map(({ name, email, link, sent, role, isAgain }) => ({
      ...{ name, email, isAgain, role: speech.t(`roles.${role}`) },
      link: sent ? null : link,
    })),
  }
  return { view: 'staff/sign-in/invited', model }
}
