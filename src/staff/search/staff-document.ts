import type { DocumentKind } from '../../platform/search/directory-document.js'
import type { Account } from '../sign-in/account-store.js'
import { type MinRole, mayAct, mayEditOffice } from '../sign-in/may-act.js'

/** A result of the staff search. */
export type StaffKind =
  | 'page'
  | 'rule'
  | 'notice'
  | 'account'
  | 'line'
  | 'service'
  | 'day'
  | 'link'
  | DocumentKind

/** A thing to find, and the words that find it. */
export interface StaffDocument {
  id: string
  kind: StaffKind
  title: string
  /** Below the title, such as an office's school. */
  under: string
  words: string
  href: string
  minRole: MinRole
  /** Ids of the offices whose editors may open it; null for everyone with the role. */
  offices: readonly string[] | null
}

/** The same without the words. */
export type StaffHit = Pick<StaffDocument, 'kind' | 'title' | 'under' | 'href'>

/** Whether an account may open it. Editors open people who work only at their own offices. */
export function mayOpen({ kind, minRole, offices }: StaffDocument, account: Account): boolean {
  if (!mayAct(account.role, minRole)) return false
  if (offices === null || mayAct(account.role, 'admin')) return true
  const isOwn = (office: string) => mayEditOffice(account, office)
  return kind === 'person' ? offices.length > 0 && offices.every(isOwn) : offices.some(isOwn)
}
