import { join } from 'node:path'
import { contentHash } from '../../answering/revision/content-hash.js'
import type { Rule } from '../../answering/rules/rule.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { Database } from '../../platform/database/open-database.js'
import { readCsv } from '../../platform/files/csv.js'
import { publishRevision } from '../revisions/publish-revision.js'
import { latestRevision } from '../revisions/revision-store.js'
import { readWorkingCopy } from '../revisions/working-copy-store.js'
import { createTranslationStore } from '../translations/translation-store.js'
import { findLeftovers, isSample, type Leftover } from './find-leftovers.js'
import { noteFirstOwnRevision } from './first-own-revision.js'
import { type SampleMarks, sampleMarksOf } from './sample-marks.js'
import { countSample, deleteSample, type SampleCounts, type SampleKeys } from './sample-store.js'

/** The sample district that a first start may have loaded. */
export interface SampleDistrict {
  /** True while the directory is the sample itself. */
  isHere(): boolean
  /** Sample data left in another district's directory; everything while the sample is here. */
  leftovers(): Leftover[]
  /** Whether a mailbox is one of the sample's, which nobody reads. */
  isOwnMailbox(address: string): boolean
  /** The entries that `remove` would delete. */
  count(): SampleCounts
  /**
   * Removes it in one transaction, and publishes the routing without its rules.
   * @param by the admin
   * @param seen the entries the admin was told would be removed
   * @returns the removed entries; or why nothing was removed: the data has changed, or the routing has unpublished changes
   */
  remove(by: string, seen: string): SampleCounts | 'changed' | 'unpublished'
}

/** Counts as one word for a form, to see whether they are still the same. */
export const sayCounts = (counts: SampleCounts): string => Object.values(counts).join('-')

/**
 * @param rules the published ones
 * @param folder with the sample's files
 * @param readMarks reads its marks, when they are first needed
 */
export function createSampleDistrict(
  database: Database,
  directory: () => DirectorySnapshot,
  rules: () => readonly Rule[],
  folder: string,
  readMarks: (folder: string) => SampleMarks = sampleMarksOf,
): SampleDistrict {
  const connection = database.$client
  let read: SampleMarks | null = null
  const marks = () => {
    read ??= readMarks(folder)
    return read
  }
  const keysIn = (file: string) =>
    readCsv(join(folder, file), file, [])?.rows.flatMap(({ cells }) => cells[0] ?? []) ?? []
  const keys = (): SampleKeys => ({
    rules: keysIn('rules.csv'),
    schools: new Set(keysIn('schools.csv')),
    people: new Set(keysIn('people.csv')),
  })
  const count = () => countSample(connection, keys())
  const isPublished = () => {
    const latest = latestRevision(database)
    return latest === null || latest.contentHash === contentHash(readWorkingCopy(database))
  }
  return {
    isHere: () => isSample(directory().whole, marks()),
    leftovers: () => findLeftovers(directory().whole, rules(), marks()),
    isOwnMailbox: (address) => marks().host !== '' && address.toLowerCase().endsWith(`@${marks().host}`),
    count,
    remove(by, seen) {
      const remove = connection.transaction(() => {
        const counts = count()
        if (!isSample(directory().whole, marks()) || sayCounts(counts) !== seen) return 'changed'
        // A removal must not publish what somebody is still editing.
        if (!isPublished()) return 'unpublished'
        deleteSample(connection, keys().rules)
        // Those of its lines and notices have its numbers, too.
        createTranslationStore(database).removeUnused()
        const { id } = publishRevision(database, { note: 'Sample district removed', by })
        noteFirstOwnRevision(connection, id)
        return counts
      })
      return remove.immediate()
    },
  }
}
