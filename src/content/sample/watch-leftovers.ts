import type { Rule } from '../../answering/rules/rule.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { Platform } from '../../platform/open-platform.js'
import type { Degradation } from '../../platform/web/health-notes.js'
import { findLeftovers, isSample, type Leftover } from './find-leftovers.js'
import { sampleMarksOf } from './sample-marks.js'

const namedLeftovers = 3

/**
 * Warns while another district's data has numbers, addresses, or names of the sample: on `/readyz`, above staff pages.
 * @param rules the published ones, which are first asked for at the start
 * @param folder the sample's
 * @returns begins at the start, once rules are live, and says it on the console then
 */
export function watchLeftovers(
  { notes, say }: Pick<Platform, 'notes' | 'say'>,
  directory: () => DirectorySnapshot,
  rules: () => readonly Rule[],
  folder: string,
): { tell(): void } {
  const found = new WeakMap<DirectorySnapshot, WeakMap<readonly Rule[], Leftover[]>>()

  function leftovers(): Leftover[] {
    const [current, published] = [directory().whole, rules()]
    const before = found.get(current)?.get(published)
    if (before) return before
    const marks = sampleMarksOf(folder)
    const left = isSample(current, marks) ? [] : findLeftovers(current, published, marks)
    found.set(current, new WeakMap([[published, left]]))
    return left
  }

  function look(): Degradation | null {
    const left = leftovers()
    return left.length === 0
      ? null
      : { key: 'health.sampleLeft', values: { count: left.length, names: namesOf(left) } }
  }

  return {
    tell() {
      notes.watch('sample', look)
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
