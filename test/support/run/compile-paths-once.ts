import { createRequire } from 'node:module'
import type { match as Match, MatchFunction, Path } from 'path-to-regexp'

/** Every test app has the same few hundred routes, and compiling their paths takes a quarter of the time to make it. */
const ofExpress = createRequire(createRequire(import.meta.url).resolve('express'))
const paths = createRequire(ofExpress.resolve('router'))('path-to-regexp') as { match: typeof Match }
const { match } = paths
const compiled = new Map<string, MatchFunction<Record<string, string>>>()
paths.match = ((path: Path | Path[], options) => {
  const key = JSON.stringify([path, options])
  const known = compiled.get(key) ?? match<Record<string, string>>(path, options)
  compiled.set(key, known)
  return known
}) as typeof Match
