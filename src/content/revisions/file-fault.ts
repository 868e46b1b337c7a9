import type { Wording } from '../../platform/language/wording.js'

/** Something wrong with a configuration. */
export interface FileFault extends Wording {
  /** From the outside in: names of groups, and places in lists. */
  place: Step[]
  /** Of the file, as a text editor counts; null where there is no file, or it is not known. */
  line: number | null
}

/** A name, or a place in a list: counted from 1, with the id of what stands there; null for none. */
export type Step = string | { number: number; id: string | null }

/** A fault of a configuration that was read from nowhere in particular. */
export const faultAt = (fault: Wording, place: Step[] = []): FileFault => ({ ...fault, place, line: null })

/** The steps of a path into a configuration, with the ids of topics and rules. */
export function stepsOf(path: readonly PropertyKey[], whole: unknown): Step[] {
  let there = whole
  return path.map((part) => {
    there = (there as Record<PropertyKey, unknown> | undefined)?.[part]
    if (typeof part !== 'number') return String(part)
    const { slug, id } = (there ?? {}) as { slug?: unknown; id?: unknown }
    return { number: part + 1, id: [slug, id].find((each) => typeof each === 'string') ?? null }
  }) as Step[]
}
