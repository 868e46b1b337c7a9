import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { Platform } from '../../platform/open-platform.js'
import { findLeftovers, isSample, type Leftover } from './find-leftovers.js'
import { readSampleMarks } from './sample-marks.js'

const namedLeftovers = 3

/**
 * Warns while another district's data has numbers, addresses, or names of the sample: on `/readyz`, above staff pages.
 * @param folder the sample's
 * @returns says it on the console, at the start
 */
export function watchLeftovers(
  { notes, say }: Pick<Platform, 'notes' | 'say'>,
  directory: () => DirectorySnapshot,
  folder: string,
): { tell(): void } {
  const marks = readSampleMarks(folder)
  const found = new WeakMap<DirectorySnapshot, Leftover[]>()

  function leftovers(): Leftover[] {
    const current = directory().whole
    const known = found.get(current) ?? (isSample(current, marks) ? [] : findLeftovers(current, marks))
    found.set(current, known)
    return known
  }

  notes.watch('sample', () => {
    const left = leftovers()
    return left.length === 0
      ? null
      : { key: 'health.sampleLeft', values: { count: left.length, names: namesOf(left) } }
  })
  return {
    tell() {
      const left = leftovers()
      if (left.length > 0)
        say(
          `Left over from the sample district, ${left.length} in all: ${namesOf(left)}. See the staff pages.`,
        )
    },
  }
}

const namesOf = (left: readonly Leftover[]) =>
  left
    .slice(0, namedLeftovers)
    .map(({ name }) => name)
    .join('; ')
