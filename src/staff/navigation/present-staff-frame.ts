import { paths } from '../../paths/paths.js'
import { searchPaths } from '../../paths/search-paths.js'
import { setupPaths } from '../../paths/setup-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { HealthNote } from '../../platform/web/health-notes.js'
import { mayAct } from '../sign-in/may-act.js'
import type { Staff } from '../sign-in/staff-guard.js'
import { type Breadcrumbs, presentBreadcrumbs, type StaffLink } from './present-breadcrumbs.js'
import type { StaffHouse } from './staff-house.js'
import { helpOf } from './staff-pages.js'
import { roomsFor, type StaffCounts, type StaffPlace, staffHome, staffPlaceOf } from './staff-rooms.js'

/** The frame around every staff page. */
export interface StaffFrame {
  /** Of the account: drafts are kept under it in the browser. */
  id: number
  name: string
  role: string
  /** For the hidden field of every form: `{{> staff/token}}`. */
  csrf: string
  /** The rooms this person may enter. */
  rooms: CurrentLink[]
  /** The places of the current room; null for a page outside of all rooms. */
  places: { label: string; links: CurrentLink[] } | null
  /** The way back to the steps of the setup, for those who set up a district; null once it is set up. */
  backToSetup: string | null
  /** Null for a place itself. */
  breadcrumbs: Breadcrumbs | null
  home: string
  /** Search and guide of the role; null where nothing else opens, and for viewers. */
  tools: { search: string; guide: string } | null
  /** The page's purpose and instructions; null for pages without help. */
  help: { line: string; how: string } | null
  account: { href: string; current: boolean }
  /** The pages for families; null where there are none. */
  publicPages: string | null
  signOut: string
  /** Asks people to set up a required second step; null for others, and where nothing else is open anyway. */
  factorAdvice: { text: string; href: string } | null
  /** Degraded parts, and what to do. Empty while all is well. */
  troubles: string[]
}

type CurrentLink = StaffLink & { current: boolean }

/** The page inside the frame. */
export interface FramedPage {
  title: string
  /** Without its query. */
  path: string
  /** The pages between its place and it, the highest first. */
  parents: readonly StaffLink[]
  /** How many things wait, by room and place. */
  counts: StaffCounts
  /** The district is still being set up. */
  isSettingUp: boolean
  house: StaffHouse
}

/** Faults that prevent saving: shown to everyone. Others only to people who can fix them. */
const toldToAll = ['database', 'disk', 'inquiries', 'inquiry-file']

/** @param degraded parts that do not work as usual; admins are told of all, others of those that prevent saving */
export function presentStaffFrame(
  staff: Staff,
  page: FramedPage,
  speech: Speech,
  degraded: readonly HealthNote[],
): StaffFrame {
  const { account, session } = staff
  const { code: lang, t } = speech
  return {
    id: account.id,
    name: account.name,
    role: t(`roles.${account.role}`),
    csrf: session.csrf,
    ...presentNavigation(staff, page, speech),
    backToSetup: backToSetup(staff, page, lang),
    breadcrumbs: presentBreadcrumbs(page.path, page, speech, page.house.rooms),
    home: staffHome(account.role, lang, page.house.rooms),
    tools: page.house.isDistrict ? toolsFor(staff, lang) : null,
    help: presentHelp(page.path, speech),
    account: { href: paths.account(lang), current: page.path === paths.account(lang) },
    publicPages: page.house.isDistrict ? paths.home(lang) : null,
    signOut: paths.signOut(lang),
    factorAdvice: adviceFor(staff, speech),
    troubles: degraded
      .filter(({ part }) => account.role === 'admin' || toldToAll.includes(part))
      .map(({ key, values }) => t(key, values)),
  }
}

/** Only for admins: the setup steps are closed to others. */
function backToSetup({ account, secondStep }: Staff, { path, isSettingUp }: FramedPage, lang: string) {
  const steps = setupPaths.steps(lang)
  const isTheirs = account.role === 'admin' && !secondStep?.overdue
  return isSettingUp && isTheirs && path !== steps ? steps : null
}

function toolsFor({ account, secondStep }: Staff, lang: string): StaffFrame['tools'] {
  const area = mayAct(account.role, 'editor') ? 'admin' : 'desk'
  return secondStep?.overdue || !mayAct(account.role, 'desk')
    ? null
    : { search: searchPaths.search(area, lang), guide: searchPaths.guide(area, lang) }
}

function presentHelp(path: string, { code, t }: Speech): StaffFrame['help'] {
  const name = helpOf(path, code)
  return name && { line: t(`help.page.${name}.line`), how: t(`help.page.${name}.how`) }
}

/** Nothing for people who must set up a second step first: no other page opens. */
function presentNavigation(
  { account, secondStep }: Staff,
  { path, counts, house }: FramedPage,
  { code, t }: Speech,
): Pick<StaffFrame, 'rooms' | 'places'> {
  const rooms = secondStep?.overdue ? [] : roomsFor(account.role, house.rooms)
  const found = staffPlaceOf(path, code, house.rooms)
  const labelOf = ({ name, label, counted }: Pick<StaffPlace, 'name' | 'label' | 'counted'>) => {
    const count = counts[name] ?? 0
    return counted && count > 0 ? t(counted, { count }) : t(label)
  }
  const room = rooms.find(({ name }) => name === found?.room?.name)
  return {
    rooms: rooms.map((each) => ({
      label: labelOf(each),
      href: each.places[0]!.href(code),
      current: each === room,
    })),
    places: room
      ? {
          label: t('staff.places', { room: t(room.label) }),
          links: room.places.map((place) => ({
            label: labelOf(place),
            href: place.href(code),
            current: place.name === found?.place.name,
          })),
        }
      : null,
  }
}

function adviceFor({ account, secondStep }: Staff, { t, date, code }: Speech): StaffFrame['factorAdvice'] {
  const href = paths.accountFactor(code)
  if (secondStep?.overdue) return null
  if (secondStep) return { text: t('staff.factorBy', { date: date(secondStep.lastDay, 'year') }), href }
  const byPasswordAlone = account.totpSecret === null && account.passwordHash !== null
  return account.role === 'admin' && byPasswordAlone ? { text: t('staff.factorAdvice'), href } : null
}
