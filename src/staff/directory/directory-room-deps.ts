import type { ReplyCount } from '../../answering/inquiries/reply-report-store.js'
import type { Transfer } from '../../content/imports/transfer.js'
import type { Records } from '../../content/records/records.js'
import type { WrongNumbers } from '../../directory/contacts/wrong-numbers.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { AuditStore } from '../../platform/audit/audit-store.js'
import type { Assets } from '../../platform/web/assets.js'
import type { Accounts } from '../sign-in/accounts.js'

/** Dependencies of the directory editor's pages. */
export interface DirectoryRoomDeps {
  assets: Assets
  now(): Date
  /** The current directory. From memory. */
  directory(): DirectorySnapshot
  /** Sign-in, and the guard of staff pages. */
  accounts: Accounts
  /** The append-only audit log. */
  audit: AuditStore
  /** Numbers that families reported as wrong. */
  wrongNumbers: Pick<WrongNumbers, 'list' | 'count' | 'settle'>
  /** Whether offices answered by the promised date. @param since ISO date */
  countReplies(since: string): ReplyCount[]
  /** Edits the directory: forms, lists, histories. */
  records: Records
  /** Import and export of the directory. */
  transfer: Transfer
}
