import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { foldName } from '../../platform/text/mention-text.js'

const kept = new WeakMap<DirectorySnapshot, ReadonlySet<string>>()

/** True for a school's full address, for its street without a number, and for a list of schools. */
export function isPublicAddress(address: string, directory: DirectorySnapshot): boolean {
  let known = kept.get(directory)
  if (!known) {
    known = new Set(directory.schools.flatMap(({ address }) => waysOf(address)))
    kept.set(directory, known)
  }
  return known.has(plain(address)) || areSchools(address, directory)
}

/** "At Harmony and Summit" names schools, not a corner. */
function areSchools(address: string, { schools }: DirectorySnapshot): boolean {
  const names = new Set(schools.flatMap(({ shortName, name }) => [plain(shortName), plain(name)]))
  return address.split(/(?<!\s)\s+(?:and|y|&)\s+/i).every((part) => names.has(plain(part)))
}

function waysOf(address: string): string[] {
  const whole = plain(address)
  return [whole, whole.replace(/^\d+\s+/, '')]
}

function plain(address: string): string {
  return foldName(address)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\bst\b/g, 'street')
    .replace(/\bave?\b/g, 'avenue')
    .replace(/\brd\b/g, 'road')
    .replace(/\bdr\b/g, 'drive')
    .trim()
}
