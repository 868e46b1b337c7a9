import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { createOrdinaryWords, type IsOrdinary } from './ordinary-words.js'
import { indexPeople, type PeopleIndex } from './people-index.js'
import { indexRoles, type RoleIndex } from './role-index.js'
import { indexSchools, type SchoolIndex } from './school-index.js'

/** The names of a directory, laid out to be found in what people type. Never changed afterwards. */
export interface MentionIndex {
  directory: DirectorySnapshot
  schools: SchoolIndex
  people: PeopleIndex
  roles: RoleIndex
  isOrdinary: IsOrdinary
}

/** Lays out the names of a directory; takes some 10 ms for each thousand people. */
export function createMentionIndex(
  directory: DirectorySnapshot,
  isOrdinary: IsOrdinary = createOrdinaryWords(),
): MentionIndex {
  return {
    directory,
    schools: indexSchools(directory, isOrdinary),
    people: indexPeople(directory, isOrdinary),
    roles: indexRoles(directory),
    isOrdinary,
  }
}

/** Keeps the index of the directory that was asked for last, and makes it anew when the directory has changed. */
export function keepMentionIndex(isOrdinary?: IsOrdinary): (directory: DirectorySnapshot) => MentionIndex {
  let ordinary = isOrdinary
  let kept: MentionIndex | null = null
  return (directory) => {
    ordinary ??= createOrdinaryWords()
    if (kept?.directory !== directory) kept = createMentionIndex(directory, ordinary)
    return kept
  }
}
