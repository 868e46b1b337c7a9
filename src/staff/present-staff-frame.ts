import { paths } from '../paths/paths.js'
import type { Speech } from '../platform/language/language.js'
import type { HealthNote } from '../platform/web/health-notes.js'
import type { Staff } from './sign-in/staff-guard.js'
import { roomsFor, staffHome } from './staff-rooms.js'

/** The frame around every staff page. */
export interface StaffFrame {
  /** Of the account: drafts are kept under it in the browser. */
  id: number
  name: string
  role: string
  /** For the hidden field of every form: `{{> staff/token}}`. */
  csrf: string
  /** The rooms this person may enter. */
  rooms: { label: string; href: string; current: boolean }[]
  home: string
  account: { href: string; current: boolean }
  signOut: string
  /** Asks people to set up a required second step; null for others, and where nothing else is open anyway. */
  factorAdvice: { text: string; href: string } | null
  /** Degraded parts, and what to do. Empty while all is well. */
  troubles: string[]
}

/** Faults that prevent saving: shown to everyone. Others only to people who can fix them. */
const toldToAll = ['database', 'disk', 'inquiries', 'inquiry-file']

/** @param path of the page, without its query */
export function presentStaffFrame(
  staff: Staff,
  path: string,
  speech: Speech,
  degraded: readonly HealthNote[],
): StaffFrame {
  const { account, session, secondStep } = staff
  const { code: lang, t } = speech
  const isCurrent = (href: string) => path === href || path.startsWith(`${href}/`)
  return {
    id: account.id,
    name: account.name,
    role: t(`roles.${account.role}`),
    csrf: session.csrf,
    rooms: (secondStep?.overdue ? [] : roomsFor(account.role)).map(({ label, href }) => ({
      label: t(label),
      href: href(lang),
      current: isCurrent(href(lang)),
    })),
    home: staffHome(account.role, lang),
    account: { href: paths.account(lang), current: isCurrent(paths.account(lang)) },
    signOut: paths.signOut(lang),
    factorAdvice: adviceFor(staff, speech),
    troubles: degraded
      .filter(({ part }) => account.role === 'admin' || toldToAll.includes(part))
      .map(({ key, values }) => t(key, values)),
  }
}

function adviceFor({ account, secondStep }: Staff, { t, date, code }: Speech): StaffFrame['factorAdvice'] {
  const href = paths.accountFactor(code)
  if (secondStep?.overdue) return null
  if (secondStep) return { text: t('staff.factorBy', { date: date(secondStep.lastDay, 'year') }), href }
  const byPasswordAlone = account.totpSecret === null && account.passwordHash !== null
  return account.role === 'admin' && byPasswordAlone ? { text: t('staff.factorAdvice'), href } : null
}
