import { collectPatterns, type UsedPattern } from './collect-patterns.js'

/** Every pattern that is written in a file or built while it is loaded, once. */
export async function everyPattern(): Promise<UsedPattern[]> {
  const { patterns, builders } = collectPatterns()
  for (const file of new Set(builders)) await import(`../../../../src/${file.replace(/ts$/, 'js')}`)
  // These are built when their list of words is read.
  const { findAsked } = await import('../../../../src/answering/matching/find-asked.js')
  const { findComplaint } = await import('../../../../src/answering/matching/find-complaint.js')
  for (const lang of ['en', 'es']) [findAsked, findComplaint].forEach((find) => void find('', lang))
  // Imported as those files import it: a test may have been loaded in another way.
  const { builtPatterns } = await import('../../../../src/platform/text/build-pattern.js')
  const built = builtPatterns.map(({ source, flags }) => ({ where: 'built', source, flags, cuts: false }))
  return [
    ...new Map(
      [...patterns, ...built].map((each) => [JSON.stringify([each.source, each.flags, each.cuts]), each]),
    ).values(),
  ]
}
