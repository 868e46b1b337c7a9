import type { RowFault } from '../../platform/files/row-fault.js'
import { type RecordKind, recordKinds } from '../records/record-kinds.js'
import type { Staging } from './staging.js'

/** Takes what checks find, a few at a time: of a file of which every row is wrong no list grows in memory. */
export interface FaultKeeper {
  /** Empties the list, so that a check can go on filling it. */
  take(found: RowFault[]): void
  /** Tells which kinds a file holds: what is wrong in it is wrong with them. */
  holds(file: string, kind: RecordKind): void
  /** Whether something is wrong with the rows of a kind: then what points to it may be right. */
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
