import type { Role } from '../accounts/account-store.js'
import { mayAct } from '../accounts/may-act.js'
import { auditPaths } from '../audit/audit-paths.js'
import { editorPath } from '../editor/editor-paths.js'
import type { WordKey } from '../language/words.js'
import { paths } from '../paths.js'
import { recordPaths } from '../records/record-paths.js'
import { transferPaths } from '../transfer/transfer-paths.js'

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
