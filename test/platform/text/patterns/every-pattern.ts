import { collectPatterns, type UsedPattern } from './collect-patterns.js'

/** Every pattern written in a file or built while it loads, once. */
export async function everyPattern(): Promise<UsedPattern[]> {
  const { patterns, builders } = collectPatterns()
  for (const file of new Set(builders)) await import(`../../../../src/${file.replace(/ts$/, 'js')}`)
  // These are built when their word list is read.
  const { findAsked } = await import('../../../../src/answering/matching/find-asked.js')
  const { findComplaint } = await import('../../../../src/answering/matching/find-complaint.js')
  for (const lang of ['en', 'es']) [findAsked, findComplaint].forEach((find) => void find('', lang))
  // Imported like those files do: a test may have loaded another copy.
  const { everyBuiltPattern } = await import('../../../../src/platform/text/build-pattern.js')
  const built = everyBuiltPattern().map(({ source, flags }) => ({
    where: 'built',
    source,
    flags,
    cuts: false,
  }))
  return [
    ...new Map(
      [...patterns, ...built].map((each) => [JSON.stringify([each.source, each.flags, each.cuts]), each]),
    ).values(),
  ]
}
