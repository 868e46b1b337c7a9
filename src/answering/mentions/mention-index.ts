import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { runSlices, type Slices } from '../../platform/threads/slices.js'
import { createOrdinaryWords, type IsOrdinary } from './ordinary-words.js'
import { indexPeople, type PeopleIndex } from './people-index.js'
import { indexRoles, type RoleIndex } from './role-index.js'
import { readRolePhrases } from './role-phrases.js'
import { indexSchools, type SchoolIndex } from './school-index.js'

/** A directory's names, indexed for finding them in typed text. Immutable. */
export interface MentionIndex {
  directory: DirectorySnapshot
  schools: SchoolIndex
  people: PeopleIndex
  roles: RoleIndex
  isOrdinary: IsOrdinary
}

/** Indexes a directory's names; takes about 10 ms per thousand people. */
export function createMentionIndex(
  directory: DirectorySnapshot,
  isOrdinary: IsOrdinary = createOrdinaryWords(),
): MentionIndex {
  return runSlices(mentionIndexSlices(directory, isOrdinary))
}

function* mentionIndexSlices(directory: DirectorySnapshot, isOrdinary: IsOrdinary): Slices<MentionIndex> {
  const schools = indexSchools(directory, isOrdinary)
  yield
  const people = yield* indexPeople(directory, isOrdinary)
  const roles = yield* indexRoles(directory)
  return { directory, schools, people, roles, isOrdinary }
}

/** The index of each directory in use. */
export interface MentionIndexes {
  /** Built on first use. */
  of(directory: DirectorySnapshot): MentionIndex
  /** Builds it ahead of time, in slices. */
  getReady(directory: DirectorySnapshot): Slices<void>
}

export function cacheMentionIndexes(isOrdinary?: IsOrdinary): MentionIndexes {
  const kept = new WeakMap<DirectorySnapshot, MentionIndex>()
  let ordinary = isOrdinary
  // Report a broken file at startup.
  readRolePhrases()
  function* slices(directory: DirectorySnapshot): Slices<MentionIndex> {
    ordinary ??= createOrdinaryWords()
    const index = kept.get(directory) ?? (yield* mentionIndexSlices(directory, ordinary))
    kept.set(directory, index)
    return index
  }
  return {
    of: (directory) => kept.get(directory) ?? runSlices(slices(directory)),
    *getReady(directory) {
      yield* slices(directory)
    },
  }
}
