import { createRequire } from 'node:module'
import type { match as Match, MatchFunction, MatchOptions, ParseOptions, Path } from 'path-to-regexp'

/** Of the options, `decode` is a function, the same for all. */
function keyOf(path: Path | Path[], options: MatchOptions & ParseOptions = {}): string {
  const { sensitive, end, trailing } = options
  // Most paths are texts, and an app has hundreds.
  return `${sensitive} ${end} ${trailing} ${typeof path === 'string' ? path : JSON.stringify(path)}`
}

const compiled = new Map<string, MatchFunction<Record<string, string>>>()
let isOn = false

/**
 * From now on Express compiles equal paths once: the app of each district has the same few hundred. It has no setting for that, so
 * its own module is changed.
 */
export function compilePathsOnce(): void {
  if (isOn) return
  isOn = true
  const ofExpress = createRequire(createRequire(import.meta.url).resolve('express'))
  const paths = createRequire(ofExpress.resolve('router'))('path-to-regexp') as { match: typeof Match }
  const { match } = paths
  paths.match = ((path: Path | Path[], options) => {
    const key = keyOf(path, options)
    const known = compiled.get(key) ?? match<Record<string, string>>(path, options)
    compiled.set(key, known)
    return known
  }) as typeof Match
}
