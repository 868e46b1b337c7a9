const built: RegExp[] = []

/**
 * Builds a pattern from text, as `new RegExp` does, and registers it for the test of all patterns. Only while a
 * file or a list of words is loaded,
 * and only from our own words: text from a district or a family never becomes a pattern.
 *
 * Rules that keep matching linear in the length of a text:
 * - A part that may repeat and the part after it never begin with the same letter: no `(?:#|[\s#]*)*`, no `(?:being|so|being so)*`.
 * - An optional part between two runs takes its run along: `(?:\s*,)?\s*`, not `\s*,?\s*`.
 * - A run has an end: `\s{1,9}`, `.{0,40}`, unless only its own end can follow.
 * - A run at the start of a pattern is tried at each of its letters: `(?<!\s)\s+`, not `\s+`; with `$` behind, use `trimEnd`.
 * @throws {SyntaxError} if it is not a pattern
 */
export function buildPattern(source: string, flags = ''): RegExp {
  const pattern = new RegExp(source, flags)
  built.push(pattern)
  return pattern
}

/** All patterns built so far. */
export const builtPatterns: readonly RegExp[] = built
