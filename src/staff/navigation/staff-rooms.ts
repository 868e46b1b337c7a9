import { auditPaths } from '../../paths/audit-paths.js'
import { backupPaths } from '../../paths/backup-paths.js'
import { gradingPaths } from '../../paths/grading-paths.js'
import { transferPaths } from '../../paths/import-paths.js'
import { type InsightPage, insightPaths } from '../../paths/insight-paths.js'
import { paths } from '../../paths/paths.js'
import { recordPaths } from '../../paths/record-paths.js'
import { editorPath } from '../../paths/routing-paths.js'
import { setupPaths } from '../../paths/setup-paths.js'
import { shopperPaths } from '../../paths/shopper-paths.js'
import { todayPaths } from '../../paths/today-paths.js'
import { translationPaths } from '../../paths/translation-paths.js'
import type { WordKey } from '../../platform/language/words.js'
import type { Role } from '../sign-in/account-store.js'
import { type MinRole, mayAct } from '../sign-in/may-act.js'

/** A place in a room: a page with the pages below it. */
export interface StaffPlace {
  name: string
  label: WordKey
  href(lang: string): string
  /** The lowest role that may open it. */
  minRole: MinRole
  /** The label while something waits there, with its number; those without one never show a number. */
  counted?: WordKey
  /** Other pages that belong to it, though their addresses are not below its own. */
  also?: ((lang: string) => string)[]
}

/** A staff room in the navigation: at most six, each with at most six places. */
export interface StaffRoom extends Pick<StaffPlace, 'name' | 'label' | 'counted'> {
  places: readonly StaffPlace[]
}

/** How many things wait, by the name of a room or a place. */
export type StaffCounts = Partial<Record<string, number>>

const editor = (route: Parameters<typeof editorPath>[0]) => (lang: string) => editorPath(route, lang)
const insights = (page: InsightPage) => (lang: string) => insightPaths.page(page, lang)
const list = (kind: string) => (lang: string) => recordPaths.list(kind, lang)

/** In navigation order. */
export const staffNavigation: readonly StaffRoom[] = [
  {
    name: 'to-do',
    label: 'staff.room.toDo',
    counted: 'staff.room.toDoCount',
    places: [
      { name: 'waiting', label: 'toDo.title', href: editor('toDo'), minRole: 'editor' },
      { name: 'wrong-doors', label: 'cases.wrongDoors.title', href: editor('wrongDoors'), minRole: 'editor' },
      { name: 'suggestions', label: 'suggestions.title', href: editor('suggestions'), minRole: 'editor' },
      { name: 'grading', label: 'grading.title', href: gradingPaths.grade, minRole: 'editor' },
      {
        name: 'reports',
        label: 'reports.title',
        href: (lang) => recordPaths.reports(lang),
        minRole: 'admin',
      },
    ],
  },
  {
    name: 'desk',
    label: 'staff.desk',
    places: [
      { name: 'look-up', label: 'desk.tabs.desk', href: paths.desk, minRole: 'desk' },
      {
        name: 'follow-ups',
        label: 'desk.tabs.followUps',
        counted: 'desk.tabs.followUpsDue',
        href: paths.followUps,
        minRole: 'desk',
      },
      {
        name: 'referrals',
        label: 'desk.tabs.referrals',
        href: (lang) => paths.referrals(lang),
        minRole: 'desk',
      },
      { name: 'call-sheets', label: 'desk.tabs.callSheets', href: paths.callSheets, minRole: 'desk' },
      { name: 'preferences', label: 'desk.tabs.preferences', href: paths.deskPreferences, minRole: 'desk' },
      { name: 'today', label: 'todayRoom.room', href: (lang) => todayPaths.room(lang), minRole: 'admin' },
    ],
  },
  {
    name: 'directory',
    label: 'records.room',
    places: [
      { name: 'directory', label: 'staff.place.everything', href: recordPaths.home, minRole: 'editor' },
      { name: 'schools', label: 'recordKind.schools', href: list('schools'), minRole: 'admin' },
      { name: 'offices', label: 'recordKind.offices', href: list('offices'), minRole: 'admin' },
      { name: 'contacts', label: 'recordKind.contacts', href: list('contacts'), minRole: 'editor' },
      { name: 'people', label: 'recordKind.people', href: list('people'), minRole: 'editor' },
      {
        name: 'imports',
        label: 'transfer.room',
        href: transferPaths.imports,
        minRole: 'admin',
        also: [transferPaths.exports],
      },
    ],
  },
  {
    name: 'routing',
    label: 'staff.routing',
    places: [
      { name: 'edit', label: 'staff.place.edit', href: editor('overview'), minRole: 'editor' },
      {
        name: 'prove',
        label: 'staff.place.prove',
        href: editor('try'),
        minRole: 'editor',
        also: [editor('rehearsal'), editor('cases')],
      },
      { name: 'shopper', label: 'shopper.title', href: shopperPaths.nights, minRole: 'editor' },
      {
        name: 'publish',
        label: 'staff.place.publish',
        href: editor('publish'),
        minRole: 'editor',
        also: [editor('history')],
      },
    ],
  },
  {
    name: 'insights',
    label: 'insights.room',
    places: [
      { name: 'asked', label: 'insights.place.asked', href: insights('asked'), minRole: 'viewer' },
      { name: 'answers', label: 'insights.place.answers', href: insights('answers'), minRole: 'viewer' },
      { name: 'equity', label: 'insights.place.equity', href: insights('equity'), minRole: 'viewer' },
      { name: 'upkeep', label: 'insights.place.upkeep', href: insights('upkeep'), minRole: 'viewer' },
      { name: 'quality', label: 'insights.place.quality', href: insightPaths.quality, minRole: 'viewer' },
      { name: 'letter', label: 'letter.place', href: (lang) => insightPaths.letter(lang), minRole: 'viewer' },
    ],
  },
  {
    name: 'settings',
    label: 'staff.room.settings',
    places: [
      { name: 'accounts', label: 'staff.accounts', href: paths.accounts, minRole: 'admin' },
      {
        name: 'district',
        label: 'recordKind.district',
        href: (lang) => recordPaths.one('district', 0, lang),
        minRole: 'admin',
        also: [recordPaths.channels],
      },
      { name: 'theme', label: 'theme.title', href: (lang) => recordPaths.theme(lang), minRole: 'admin' },
      {
        name: 'translations',
        label: 'translations.room',
        href: (lang) => translationPaths.list(lang),
        minRole: 'admin',
      },
      {
        name: 'setup',
        label: 'setup.title',
        href: setupPaths.steps,
        minRole: 'admin',
        also: [backupPaths.list],
      },
      { name: 'audit', label: 'auditLog.room', href: (lang) => auditPaths.log(lang), minRole: 'admin' },
    ],
  },
]

/** Pages outside of the rooms, with their own pages below them. */
const outside: readonly StaffPlace[] = [
  { name: 'account', label: 'account.title', href: paths.account, minRole: 'anyone' },
]

/** The rooms of a role, each with the places that it may open. */
export function roomsFor(role: Role, all = staffNavigation): StaffRoom[] {
  return all
    .map((room) => ({ ...room, places: room.places.filter(({ minRole }) => mayAct(role, minRole)) }))
    .filter(({ places }) => places.length > 0)
}

/** The page after signing in: the desk; for those who may not open it, the first place of their rooms. */
export function staffHome(role: Role, lang: string, all = staffNavigation): string {
  if (all === staffNavigation && mayAct(role, 'desk')) return paths.desk(lang)
  return roomsFor(role, all)[0]?.places[0]?.href(lang) ?? paths.account(lang)
}

/** The place that a page belongs to: the one with the longest address above it, and its room; null for none. */
export function staffPlaceOf(
  path: string,
  lang: string,
  rooms = staffNavigation,
): { room: StaffRoom | null; place: StaffPlace } | null {
  const all = [
    ...rooms.flatMap((room) => room.places.map((place) => ({ room, place }))),
    ...outside.map((place) => ({ room: null, place })),
  ]
  const above = all.flatMap(({ room, place }) =>
    [place.href, ...(place.also ?? [])]
      .map((href) => href(lang))
      .filter((href) => path === href || path.startsWith(`${href}/`))
      .map(({ length }) => ({ room, place, length })),
  )
  const [nearest] = above.sort((a, b) => b.length - a.length)
  return nearest ? { room: nearest.room, place: nearest.place } : null
}
