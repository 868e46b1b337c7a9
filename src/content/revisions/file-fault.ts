import type { Wording } from '../../platform/language/wording.js'

/** A fault in a configuration. */
export interface FileFault extends Wording {
  /** From the outside in: names of groups, and positions in lists. */
  place: Step[]
  /** The line, as a text editor counts; null without a file, or if unknown. */
  line: number | null
}

/** A name, or a position in a list: counted from 1, with the id of its item; null for none. */
export type Step = string | { number: number; id: string | null }

/** A fault of a configuration that does not come from a file. */
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
