import type { RowFault } from '../../platform/files/row-fault.js'
import { openStaging, type Staging } from './staging.js'

const faultsInBatch = 1000

/** Reads staged rows. @returns null when none are left */
export function readStaging<T>(file: string, read: (staging: Staging) => T): T | null {
  let staging: Staging
  try {
    staging = openStaging(file)
  } catch {
    return null
  }
  try {
    return read(staging)
  } finally {
    staging.close()
  }
}

/** All faults, one by one: every row may have one. @param blocks whether they prevent applying the import */
export function* eachStagedFault(file: string, blocks: boolean): Generator<RowFault> {
  for (let after = 0; ; after += faultsInBatch) {
    const faults = readStaging(file, (staging) => staging.faults(blocks, faultsInBatch, after)) ?? []
    yield* faults
    if (faults.length < faultsInBatch) return
  }
}
