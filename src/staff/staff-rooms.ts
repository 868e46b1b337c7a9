import { auditPaths } from '../paths/audit-paths.js'
import { transferPaths } from '../paths/import-paths.js'
import { paths } from '../paths/paths.js'
import { recordPaths } from '../paths/record-paths.js'
import { editorPath } from '../paths/routing-paths.js'
import { todayPaths } from '../paths/today-paths.js'
import { translationPaths } from '../paths/translation-paths.js'
import type { WordKey } from '../platform/language/words.js'
import type { Role } from './sign-in/account-store.js'
import { mayAct } from './sign-in/may-act.js'

/** A staff room in the navigation. */
interface StaffRoom {
  label: WordKey
  href(lang: string): string
  least: Role
}

/** In navigation order. After signing in, people come to the first one they may enter. */
const rooms: StaffRoom[] = [
  { label: 'staff.desk', href: paths.desk, least: 'desk' },
  { label: 'todayRoom.room', href: (lang) => todayPaths.room(lang), least: 'admin' },
  { label: 'records.room', href: recordPaths.home, least: 'editor' },
  { label: 'transfer.room', href: transferPaths.imports, least: 'admin' },
  { label: 'translations.room', href: translationPaths.list, least: 'admin' },
  { label: 'staff.routing', href: (lang) => editorPath('overview', lang), least: 'editor' },
  { label: 'staff.accounts', href: paths.accounts, least: 'admin' },
  { label: 'auditLog.room', href: auditPaths.log, least: 'admin' },
]

/** The rooms that a role may enter. */
export function roomsFor(role: Role): StaffRoom[] {
  return rooms.filter(({ least }) => mayAct(role, least))
}

/** The page after signing in. */
export function staffHome(role: Role, lang: string): string {
  return roomsFor(role)[0]?.href(lang) ?? paths.account(lang)
}
