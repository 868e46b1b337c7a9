import type { Importer } from '../../content/imports/importer.js'
import type { Records } from '../../content/records/records.js'
import { isStillOpen } from '../../content/rehearsal/is-still-open.js'
import type { LastingCount } from '../../content/to-do/to-do-store.js'
import type { WrongNumbers } from '../../directory/contacts/wrong-numbers.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { localDate } from '../../directory/time/local-time.js'
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

type KeepDeps = CountDeps & { records: Pick<Records, 'changeMark'> }

type Counter = Pick<Account, 'role' | 'email' | 'offices'>

/** How many things wait for a person, by room; contacts to check are one thing. Without the database no page fails for it: nothing is counted. */
export function countWaiting(deps: CountDeps, account: Counter): StaffCounts {
  return withSuggestions(deps, account, () => countStored(deps, account).count)
}

/** `countWaiting` for every page: counts again only after a write by whichever program, on another day, or when an item expires. */
export function createCountWaiting(deps: KeepDeps): (account: Counter) => StaffCounts {
  type Kept = LastingCount & { from: number }
  let last: { mark: string; directory: DirectorySnapshot; counts: Map<string, Kept> } | null = null

  function count(account: Counter): number {
    const now = deps.now()
    const directory = deps.directory()
    // Before reading: what is written meanwhile changes the mark.
    const mark = deps.records.changeMark()
    if (last?.mark !== mark || last.directory !== directory) last = { mark, directory, counts: new Map() }
    const { role, email, offices } = account
    const key = JSON.stringify([role, email, offices, localDate(now, directory.district.timeZone)])
    const from = now.getTime()
    const known = last.counts.get(key)
    if (known && known.from <= from && from < known.until) return known.count
    const found = countStored({ ...deps, now: () => now, directory: () => directory }, account)
    last.counts.set(key, { ...found, from })
    return found.count
  }

  return (account) => withSuggestions(deps, account, () => count(account))
}

/** Suggestions are counted in memory, and change without a write. */
function withSuggestions({ routing, now }: CountDeps, { role }: Counter, count: () => number): StaffCounts {
  if (!mayAct(role, 'editor')) return {}
  try {
    return { 'to-do': count() + routing.suggestions.count(routing.topics.list, now()) }
  } catch {
    return {}
  }
}

/** What the database and the directory hold, and how long that stays so on one day. */
function countStored(
  { routing, records, wrongNumbers, transfer, now, directory }: CountDeps,
  account: Counter,
): LastingCount {
  const { role, email } = account
  const items = routing.toDo.lastingCount()
  const holes = routing.rehearsals.countHoles((gap) => isStillOpen(gap, directory(), now()))
  const checks = countUnchecked({ records, now, directory }, account) > 0 ? 1 : 0
  const count = items.count + holes + checks
  if (role !== 'admin') return { count, until: items.until }
  const open = routing.publisher.publications.open()
  const approvals = open?.state === 'waiting' && open.requestedBy !== email ? 1 : 0
  const offer = routing.catalogOffers.offer()
  const offered = offer?.state === 'offered' ? 1 : 0
  const putOff = offer?.state === 'later' ? offer.answer?.until?.getTime() : undefined
  return {
    count: count + approvals + wrongNumbers.count() + transfer.importer.waitingForAdmin().length + offered,
    until: Math.min(items.until, putOff ?? items.until),
  }
}
