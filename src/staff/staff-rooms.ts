import { auditPaths } from '../paths/audit-paths.js'
import { transferPaths } from '../paths/import-paths.js'
import { paths } from '../paths/paths.js'
import { recordPaths } from '../paths/record-paths.js'
import { editorPath } from '../paths/routing-paths.js'
import type { WordKey } from '../platform/language/words.js'
import type { Role } from './sign-in/account-store.js'
import { mayAct } from './sign-in/may-act.js'

/** A room of the staff, as the navigation shows it. */
interface StaffRoom {
  label: WordKey
  href(lang: string): string
  least: Role
}

/** In the order of the navigation. The first that somebody may enter is where they come to after signing in. */
const rooms: StaffRoom[] = [
  { label: 'staff.desk', href: paths.desk, least: 'desk' },
  { label: 'records.room', href: recordPaths.home, least: 'editor' },
  { label: 'transfer.room', href: transferPaths.imports, least: 'admin' },
  { label: 'staff.routing', href: (lang) => editorPath('overview', lang), least: 'editor' },
  { label: 'staff.accounts', href: paths.accounts, least: 'admin' },
  { label: 'auditLog.room', href: auditPaths.log, least: 'admin' },
]

/** The rooms that a role opens: the others are not shown. */
export function roomsFor(role: Role): StaffRoom[] {
  return rooms.filter(({ least }) => mayAct(role, least))
}

/** Where somebody comes to after signing in. */
export function staffHome(role: Role, lang: string): string {
  return roomsFor(role)[0]?.href(lang) ?? paths.account(lang)
}
