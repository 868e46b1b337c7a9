import { setTimeout as sleep } from 'node:timers/promises'
import type { Meilisearch } from 'meilisearch'
import {
  compareIndex,
  type ExpectedIndex,
  type IndexDifference,
  isInStep,
  mendIndex,
} from './compare-index.js'

/** The indexes as the database has them now. */
export type ReadExpected = () => Promise<ExpectedIndex[]>

export interface VerifyOptions {
  /** Only compares. */
  mend?: boolean
  /** How often it compares at most: changes may be on their way. */
  rounds?: number
  /** Between two comparisons, in milliseconds. */
  pauseMs?: number
  signal?: AbortSignal
}

export interface IndexReport {
  /** What differed in two comparisons in a row: not what was just on its way. */
  found: IndexDifference[]
  /** What differed in the last comparison. */
  left: IndexDifference[]
}

/**
 * Compares Meilisearch with the database, mends what differs, and compares again until nothing does. Safe while the
 * service writes: only what differs twice in a row is mended.
 */
export async function verifyIndexes(
  admin: Meilisearch,
  read: ReadExpected,
  { mend = true, rounds = 10, pauseMs = 1000, signal }: VerifyOptions = {},
): Promise<IndexReport> {
  const found: IndexDifference[] = []
  let left = await compareAll(admin, read, signal)
  for (let round = 1; round < rounds && !left.every(isInStep); round++) {
    await sleep(pauseMs, undefined, { signal })
    const next = await compareAll(admin, read, signal)
    const lasting = next.map((each) => differsLike(each, left)).filter((each) => !isInStep(each))
    left = next
    if (found.length === 0) found.push(...lasting)
    if (!mend && lasting.length > 0) break
    for (const difference of lasting) await mendIndex(admin, difference)
  }
  return { found, left }
}

async function compareAll(
  admin: Meilisearch,
  read: ReadExpected,
  signal?: AbortSignal,
): Promise<IndexDifference[]> {
  const all: IndexDifference[] = []
  for (const expected of await read()) {
    signal?.throwIfAborted()
    all.push(await compareIndex(admin, expected))
  }
  return all
}

/** The part of a difference that was there before. */
function differsLike(now: IndexDifference, before: readonly IndexDifference[]): IndexDifference {
  const same = before.find(({ expected }) => expected.uid === now.expected.uid)
  const known = new Set(same && [...same.missing, ...same.different].map(({ id }) => id))
  const extra = new Set(same?.extra)
  return {
    ...now,
    rebuild: now.rebuild && same?.rebuild === true,
    missing: now.missing.filter(({ id }) => known.has(id)),
    different: now.different.filter(({ id }) => known.has(id)),
    extra: now.extra.filter((id) => extra.has(id)),
  }
}
