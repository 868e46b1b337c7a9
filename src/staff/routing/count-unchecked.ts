import { everyRecord, type RecordListStore } from '../../content/records/record-list-store.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { uncheckedSince } from '../directory/read-record-filter.js'
import type { Account } from '../sign-in/account-store.js'

/** What counting contacts to check needs. */
export interface UncheckedDeps {
  records: { lists: Pick<RecordListStore, 'count'> }
  now(): Date
  /** The current directory. */
  directory(): DirectorySnapshot
}

/** Contacts not checked for too long, as the list of contacts counts them: those of the account's offices. */
export function countUnchecked(
  { records, directory, now }: UncheckedDeps,
  { role, offices }: Pick<Account, 'role' | 'offices'>,
): number {
  const since = uncheckedSince(now(), directory().district.timeZone)
  const own = { ...everyRecord, offices: role === 'admin' ? null : offices }
  return records.lists.count('contacts', { ...own, uncheckedSince: since })
}
