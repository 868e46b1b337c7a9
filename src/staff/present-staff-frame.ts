import type { Staff } from '../accounts/staff-guard.js'
import type { Speech } from '../language/language.js'
import { paths } from '../paths.js'
import { roomsFor, staffHome } from './staff-rooms.js'

/** What every staff page shows around its own part. */
export interface StaffFrame {
  name: string
  role: string
  /** For the hidden field of every form: `{{> staff/token}}`. */
  csrf: string
  /** The rooms that this person may enter. */
  rooms: { label: string; href: string; current: boolean }[]
  home: string
  account: { href: string; current: boolean }
  signOut: string
  /** An admin without a second factor is asked to set one up. */
  factorAdvice: string | null
}

/** @param path of the page, without its query */
export function presentStaffFrame({ account, session }: Staff, path: string, speech: Speech): StaffFrame {
  const { code: lang, t } = speech
  const isCurrent = (href: string) => path === href || path.startsWith(`${href}/`)
  const advised = account.role === 'admin' && account.totpSecret === null && account.passwordHash !== null
  return {
    name: account.name,
    role: t(`roles.${account.role}`),
    csrf: session.csrf,
    rooms: roomsFor(account.role).map(({ label, href }) => ({
      label: t(label),
      href: href(lang),
      current: isCurrent(href(lang)),
    })),
    home: staffHome(account.role, lang),
    account: { href: paths.account(lang), current: isCurrent(paths.account(lang)) },
    signOut: paths.signOut(lang),
    factorAdvice: advised ? paths.accountFactor(lang) : null,
  }
}
