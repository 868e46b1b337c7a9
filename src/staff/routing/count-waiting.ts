import type { Importer } from '../../content/imports/importer.js'
import { isStillOpen } from '../../content/rehearsal/is-still-open.js'
import type { WrongNumbers } from '../../directory/contacts/wrong-numbers.js'
import type { StaffCounts } from '../navigation/staff-rooms.js'
import type { Account } from '../sign-in/account-store.js'
import { mayAct } from '../sign-in/may-act.js'
import { countUnchecked, type UncheckedDeps } from './count-unchecked.js'
import type { RoutingServices } from './routing-services.js'

interface CountDeps extends UncheckedDeps {
  routing: Pick<
    RoutingServices,
    'toDo' | 'publisher' | 'topics' | 'suggestions' | 'rehearsals' | 'catalogOffers'
  >
  wrongNumbers: Pick<WrongNumbers, 'count'>
  transfer: { importer: Pick<Importer, 'waitingForAdmin'> }
}

/** How many things wait for a person, by room; contacts to check are one thing. Without the database no page fails for it: nothing is counted. */
export function countWaiting(
  { routing, records, wrongNumbers, transfer, now, directory }: CountDeps,
  account: Pick<Account, 'role' | 'email' | 'offices'>,
): StaffCounts {
  const { role, email } = account
  if (!mayAct(role, 'editor')) return {}
  try {
    const open = routing.publisher.publications.open()
    const approvals = open?.state === 'waiting' && open.requestedBy !== email ? 1 : 0
    const isOffered = () => routing.catalogOffers.offer()?.state === 'offered'
    const forAdmins =
      role === 'admin'
        ? approvals + wrongNumbers.count() + transfer.importer.waitingForAdmin().length + Number(isOffered())
        : 0
    const holes = routing.rehearsals.countHoles((gap) => isStillOpen(gap, directory(), now()))
    const found = routing.suggestions.count(routing.topics.list, now()) + holes
    const checks = countUnchecked({ records, now, directory }, account) > 0 ? 1 : 0
    return { 'to-do': routing.toDo.count() + forAdmins + found + checks }
  } catch {
    return {}
  }
}
