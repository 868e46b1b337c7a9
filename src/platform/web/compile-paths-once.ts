import { createRequire } from 'node:module'
import type { match as Match, MatchFunction, MatchOptions, ParseOptions, Path } from 'path-to-regexp'

type Compiled = MatchFunction<Record<string, string>>

/** By path, then by options. Of those, `decode` is a function, the same for all. */
const compiled = new Map<string, (Compiled | undefined)[]>()

const bit = (option: boolean | undefined) => (option === undefined ? 2 : Number(option))
const placeOf = ({ sensitive, end, trailing }: MatchOptions & ParseOptions = {}) =>
  bit(sensitive) * 9 + bit(end) * 3 + bit(trailing)

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
    // Most paths are texts, and an app has hundreds.
    const key = typeof path === 'string' ? path : JSON.stringify(path)
    const places = compiled.get(key) ?? []
    compiled.set(key, places)
    const place = placeOf(options)
    const known = places[place] ?? match<Record<string, string>>(path, options)
    places[place] = known
    return known
  }) as typeof Match
}
