import { latestRevisionId } from '../../content/revisions/revision-store.js'
import { readSampleMarks } from '../../content/sample/sample-marks.js'
import { readDistrictFacts } from '../../directory/model/district-store.js'
import type { Database } from '../../platform/database/open-database.js'
import { Refusal } from '../../platform/language/refusal.js'
import { wording } from '../../platform/language/wording.js'

/** Tables in which a real family, or a made-up year, leaves something. */
const usedTables = [
  'inquiries',
  'inquiry_counts',
  'inquiry_facts',
  'published_counts',
  'referrals',
  'graded_concerns',
]

/**
 * A made-up year may only go into the sample district, and only once: its numbers could not be told from real ones.
 * @param sampleFolder with the sample's files
 * @throws {Refusal}
 */
export function refuseRealDistrict(database: Database, sampleFolder: string): void {
  const isSample = readDistrictFacts(database).name === readSampleMarks(sampleFolder).name
  if (!isSample || latestRevisionId(database) === null) throw new Refusal(wording('demoYear.notSample'))
  const isUsed = (table: string) =>
    database.$client.prepare(`select 1 from ${table} limit 1`).get() !== undefined
  if (usedTables.some(isUsed)) throw new Refusal(wording('demoYear.inUse'))
}
