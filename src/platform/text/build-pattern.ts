const built: RegExp[] = []

/**
 * Builds a pattern from text, as `new RegExp` does, and keeps it where a test of all patterns finds it. Only while a file is loaded,
 * and only from words of ours: what a district or a family writes never becomes a pattern.
 *
 * How a pattern is to be written, so that it takes no longer for each letter of a long text than of a short one:
 * - What may repeat and what may follow it never begin with the same letter: no `(?:#|[\s#]*)*`, no `(?:being|so|being so)*`.
 * - What may be missing between two runs takes its run along: `(?:\s*,)?\s*`, not `\s*,?\s*`.
 * - A run has an end: `\s{1,9}`, `.{0,40}`, unless nothing but what ends it can follow.
 * - A run at the start of a pattern is looked for at each of its letters: `(?<!\s)\s+`, not `\s+`; with `$` behind, use `trimEnd`.
 * @throws {SyntaxError} if it is no pattern
 */
export function buildPattern(source: string, flags = ''): RegExp {
  const pattern = new RegExp(source, flags)
  built.push(pattern)
  return pattern
}

/** All that were built so far. */
export const builtPatterns: readonly RegExp[] = built
