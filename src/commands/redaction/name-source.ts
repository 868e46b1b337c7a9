import type { RandomChoice } from './random-choice.js'

/** First and last names of one origin. */
export interface NameGroup {
  first: string[]
  last: string[]
}

export interface NameSource {
  groups: ReadonlyMap<string, NameGroup>
  /** Names of any origin, from the name list. */
  listed: readonly string[]
  /** Rare words, used as first names. */
  words: { en: readonly string[]; es: readonly string[] }
  /** Common words, used as first names. */
  commonWords: { en: readonly string[]; es: readonly string[] }
}

const own = {
  en: ['word', 'nick', 'two', 'black', 'en'],
  es: ['palabra', 'nick', 'two', 'es', 'es', 'mayan'],
}

/** Reads lines of `group|names` under `# given` and `# last`. @param keeps returns true for names to keep */
export function readNameGroups(text: string, keeps: (name: string) => boolean): Map<string, NameGroup> {
  const groups = new Map<string, NameGroup>()
  let part: keyof NameGroup = 'first'
  for (const line of text.split('\n')) {
    if (line.startsWith('#')) part = line.includes('last') ? 'last' : 'first'
    const [group, names] = line.split('|')
    if (!group || !names) continue
    const found = groups.get(group) ?? { first: [], last: [] }
    found[part].push(...names.split(' ').filter(keeps))
    groups.set(group, found)
  }
  return groups
}

export interface WrittenName {
  first: string
  last: string
}

/** Picks a first and last name, mostly of one origin. Some first names are ordinary words. */
export function pickName(source: NameSource, lang: 'en' | 'es', choice: RandomChoice): WrittenName {
  const { pick, chance } = choice
  const all = [...source.groups.keys()]
  const group = source.groups.get(chance(0.4) ? pick(own[lang]) : pick(all))!
  const lasts = [...source.groups.values()].filter(({ last }) => last.length > 0)
  const last = group.last.length > 0 ? group : pick(lasts)
  const dice = choice.next()
  const first =
    dice < 0.18
      ? capital(pick(source[chance(0.7) ? 'words' : 'commonWords'][chance(0.8) ? lang : 'en']))
      : dice < 0.32
        ? pick(source.listed)
        : pick(group.first.length > 0 ? group.first : source.listed)
  return { first, last: chance(0.25) ? pick(source.listed) : pick(last.last) }
}

/** Writes a name as families do: mostly just the first name. */
export function writeName(
  { first, last }: WrittenName,
  choice: RandomChoice,
  more: () => WrittenName,
): string {
  const dice = choice.next()
  if (dice < 0.66) return first
  if (dice < 0.84) return `${first} ${last}`
  if (dice < 0.88) return `${first} ${last[0]}`
  if (dice < 0.91) return `${first} ${last[0]}.`
  if (dice < 0.94) return `${first} ${more().first}`
  if (dice < 0.96) return `${first} ${more().first} ${last}`
  if (dice < 0.98) return `${first} ${last}-${more().last}`
  return `${first} ${last} ${more().last}`
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
