import type { RowFault } from '../../platform/files/row-fault.js'
import type { RecordStore } from '../records/record-store.js'
import { createKnown, createReport } from '../rows/seed-references.js'
import type { FaultKeeper } from './keep-faults.js'
import { type RowToCheck, stagedRows, storedRows } from './rows-to-check.js'
import { settleFaults } from './settle-faults.js'
import type { Staging } from './staging.js'

/** The rows after the import, and the current ones. */
export interface PlannedPhrasings {
  /** Whether a record stays, and may lose its topic. */
  isKept(key: string): boolean
  /** Topic slugs before and after the import. */
  before: ReadonlySet<string>
  after: ReadonlySet<string>
}

const faultsInBatch = 500

/** Checks the planned phrasings in batches: each needs an existing topic. */
export function checkPlannedPhrasings(
  records: RecordStore,
  staging: Staging,
  { isKept, before, after }: PlannedPhrasings,
  faults: FaultKeeper,
): void {
  const settle = settleFaults(records, faults, () => {
    const found: RowFault[] = []
    for (const rest of checkPhrasings(storedRows(records, 'phrasings', isKept), before, false))
      found.push(...rest.splice(0))
    return found
  })
  const isFaulty = faults.isFaulty('topics')
  for (const phrasings of [stagedRows(staging, 'phrasings'), storedRows(records, 'phrasings', isKept)])
    for (const found of checkPhrasings(phrasings, after, isFaulty)) settle(found)
}

/** Yields whenever the list has faults to collect. */
function* checkPhrasings(
  phrasings: Iterable<RowToCheck>,
  topics: ReadonlySet<string>,
  isFaulty: boolean,
): Generator<RowFault[]> {
  const found: RowFault[] = []
  const report = createReport(found)
  const known = isFaulty ? [{ file: 'topics.csv' }] : []
  const topicsKnown = createKnown(topics, 'topics.csv', known, report)
  for (const { cells, at } of phrasings) {
    topicsKnown.check(cells.topic ?? '', at, 'topic')
    if (found.length >= faultsInBatch) yield found
  }
  yield found
}
