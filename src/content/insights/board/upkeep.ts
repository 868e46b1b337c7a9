import type { RevisionContent } from '../../../answering/revision/revision.js'
import type { DirectorySnapshot } from '../../../directory/model/directory-snapshot.js'
import { dayMs, localDate } from '../../../directory/time/local-time.js'
import { proveCoverage } from '../../rehearsal/prove-coverage.js'

/** Figures about the district's own data: nobody can be found in them. */
export const upkeepNames = ['contact-age', 'ownerless', 'coverage'] as const
export type UpkeepName = (typeof upkeepNames)[number]

/** A row, and how many there are of it. */
export interface UpkeepRow {
  /** An age, a topic's slug, or a language. */
  key: string
  count: number
}

export interface UpkeepSources {
  directory: DirectorySnapshot
  published: RevisionContent
  /** BCP 47 codes of the languages that families may choose. */
  languages: readonly string[]
  now: Date
}

export function readUpkeep(name: UpkeepName, sources: UpkeepSources): { rows: UpkeepRow[]; of: number } {
  return readers[name](sources)
}

const readers: Record<UpkeepName, (sources: UpkeepSources) => { rows: UpkeepRow[]; of: number }> = {
  'contact-age': readAges,
  ownerless: readOwnerless,
  coverage: readCoverage,
}

/** In days. */
const ages = [
  { key: 'quarter', upTo: 90 },
  { key: 'half', upTo: 180 },
  { key: 'year', upTo: 365 },
  { key: 'over', upTo: Infinity },
]

export const ageNames = ages.map(({ key }) => key)

/** How long ago contacts were checked. */
function readAges({ directory, now }: UpkeepSources) {
  const today = Date.parse(localDate(now, directory.district.timeZone))
  const days = directory.contacts.map(({ checkedOn }) => (today - Date.parse(checkedOn)) / dayMs)
  const rows = ages.map(({ key, upTo }, i) => {
    const over = ages[i - 1]?.upTo ?? -Infinity
    return { key, count: days.filter((day) => day > over && day <= upTo).length }
  })
  return { rows, of: days.length }
}

const ownerless = ['unknown-office', 'closed-office', 'no-contact', 'no-front-office']

/** Topics whose first step leads to nobody, and at how many places. */
function readOwnerless({ directory, published, now }: UpkeepSources) {
  const { holes } = proveCoverage(published, directory, { languages: ['en'], now })
  const counts = new Map<string, number>()
  for (const { kind, topics } of holes)
    if (ownerless.includes(kind)) for (const topic of topics) counts.set(topic, (counts.get(topic) ?? 0) + 1)
  return { rows: sorted([...counts].map(([key, count]) => ({ key, count }))), of: published.topics.length }
}

/** How many topics have a phrasing, by language: the least covered first. */
function readCoverage({ published, languages }: UpkeepSources) {
  const topics = new Map<string, Set<string>>()
  for (const { lang, topic } of published.phrasings)
    topics.set(lang, (topics.get(lang) ?? new Set()).add(topic))
  // Traditional Chinese is read with the phrasings of Chinese.
  const countOf = (lang: string) => (topics.get(lang) ?? topics.get(lang.split('-')[0]!))?.size ?? 0
  const rows = languages.map((key) => ({ key, count: countOf(key) }))
  return { rows: sorted(rows).reverse(), of: published.topics.length }
}

const sorted = (rows: UpkeepRow[]) => rows.sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
