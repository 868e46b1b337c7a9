import type { RowFault } from '../../platform/files/row-fault.js'
import { type RecordKind, recordKinds } from '../records/record-kinds.js'
import type { Staging } from './staging.js'

/** Stores faults in small portions, so that a file with a fault in every row does not fill the memory. */
export interface FaultKeeper {
  /** Empties the list, so that a check can keep filling it. */
  take(found: RowFault[]): void
  /** Assigns a file's kinds: its faults count for them. */
  holds(file: string, kind: RecordKind): void
  /** True when a kind has faults: references to it may then be valid. */
  isFaulty(kind: RecordKind): boolean
  count(): number
}

export function createFaultKeeper(staging: Staging): FaultKeeper {
  const faulty = new Set<string>()
  const held = new Map<RecordKind, Set<string>>(recordKinds.map((kind) => [kind, new Set([`${kind}.csv`])]))
  let count = 0
  return {
    take(found) {
      if (found.length === 0) return
      staging.inOne(() => staging.addFaults(found))
      for (const { file } of found) faulty.add(file)
      count += found.length
      found.length = 0
    },
    holds: (file, kind) => void held.get(kind)?.add(file),
    isFaulty: (kind) => [...(held.get(kind) ?? [])].some((file) => faulty.has(file)),
    count: () => count,
  }
}
