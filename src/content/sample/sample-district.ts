import { join } from 'node:path'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { Database } from '../../platform/database/open-database.js'
import { readCsv } from '../../platform/files/csv.js'
import { publishRevision } from '../revisions/publish-revision.js'
import { findLeftovers, isSample, type Leftover } from './find-leftovers.js'
import { readSampleMarks, type SampleMarks } from './sample-marks.js'
import { countSample, deleteSample, type SampleCounts } from './sample-store.js'

/** The sample district that a first start may have loaded. */
export interface SampleDistrict {
  /** True while the directory is the sample itself. */
  isHere(): boolean
  /** What another district's directory still has of it; everything while the sample is here. */
  leftovers(): Leftover[]
  /** What `remove` would delete. */
  count(): SampleCounts
  /**
   * Removes it in one transaction, and publishes the working copy without its rules.
   * @param by who does it
   */
  remove(by: string): SampleCounts
}

/** @param folder with the sample's files */
export function createSampleDistrict(
  database: Database,
  directory: () => DirectorySnapshot,
  folder: string,
): SampleDistrict {
  const connection = database.$client
  let read: SampleMarks | null = null
  const marks = () => {
    read ??= readSampleMarks(folder)
    return read
  }
  const ruleIds = () =>
    readCsv(join(folder, 'rules.csv'), 'rules.csv', [])?.rows.flatMap(({ cells }) => cells[0] ?? []) ?? []
  const count = () => countSample(connection, ruleIds())
  return {
    isHere: () => isSample(directory(), marks()),
    leftovers: () => findLeftovers(directory(), marks()),
    count,
    remove(by) {
      const remove = connection.transaction(() => {
        const counts = count()
        deleteSample(connection, ruleIds())
        publishRevision(database, { note: 'Sample district removed', by })
        return counts
      })
      return remove.immediate()
    },
  }
}
