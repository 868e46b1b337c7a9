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

/**
 * Stands behind optional parts and always fits. V8 compiles what follows it once, not anew for each way there: a third of the machine code
 * where long alternatives follow.
 */
export const compiledOnce = '(?=)'

/** The source with `compiledOnce` behind each optional group. */
export function compileOnceBehindOptional(source: string): string {
  return source.replace(/\)(\{0,\d\}|\?)(?!\?)/g, `)$1${compiledOnce}`)
}

/** A pattern that is built when it is first needed. */
export interface LatePattern {
  /** As of the pattern. */
  readonly source: string
  test(text: string): boolean
  /** The pattern itself. */
  regExp(): RegExp
}

const waiting = new Set<LatePattern>()

/**
 * The same, but built when it is first needed: V8 takes milliseconds to read a long list of phrases, and most processes and
 * threads meet few languages.
 */
export function buildPatternLate(source: string, flags = ''): LatePattern {
  let pattern: RegExp | null = null
  const late: LatePattern = {
    // An empty pattern has another source, and so has one with a slash: they are not used so.
    source,
    test: (text) => late.regExp().test(text),
    regExp() {
      waiting.delete(late)
      pattern ??= buildPattern(source, flags)
      return pattern
    },
  }
  waiting.add(late)
  return late
}

/** Every pattern of the files loaded so far. */
export function everyBuiltPattern(): readonly RegExp[] {
  for (const late of waiting) late.regExp()
  return built
}
