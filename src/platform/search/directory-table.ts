import { hash } from 'node:crypto'
import { JaroWinklerDistance } from 'natural/lib/natural/distance/index.js'
import { asOwn } from '../cache/remember-words.js'
import type { WeakCache } from '../cache/weak-cache.js'
import { toPlainWords } from '../text/plain-text.js'
import { eachInSlices, inSlices, runSlices, type Slices, sortInSlices } from '../threads/slices.js'
import type { DirectoryDocument, DirectoryHit, DirectoryQuery, DocumentKind } from './directory-document.js'

/** The directory in memory: answers when Meilisearch does not. */
export interface DirectoryTable<Kind extends string = DocumentKind> {
  /**
   * Replaces all documents. Until it has loaded them all, searches find the old ones and any changes made meanwhile.
   */
  fill(documents: Iterable<DirectoryDocument<Kind>>): Promise<void>
  upsert(documents: Iterable<DirectoryDocument<Kind>>): Promise<void>
  remove(ids: Iterable<string>): void
  search(query: string, options?: DirectoryQuery<Kind>): DirectoryHit<Kind>[]
  /** The same for many documents. @param isWanted leaves out documents by id */
  searchSlices(
    query: string,
    options: DirectoryQuery<Kind> & { isWanted(id: string): boolean },
  ): Slices<Found<Kind>>
  suggest(query: string, options?: DirectoryQuery<Kind>): DirectoryHit<Kind>[]
}

/** The results of a search. */
export interface Found<Kind extends string = DocumentKind> {
  hits: DirectoryHit<Kind>[]
  /** Every word that was compared with the query: those of all documents that are wanted. */
  words: string[]
}

interface Entry<Kind extends string> {
  hit: DirectoryHit<Kind>
  schools: readonly (string | null)[]
  offices: readonly (string | null)[]
  title: WordsByLanguage
  said: WordsByLanguage
  rest: string[]
}

/** Words by BCP 47 code; under `*` those of every language. */
type WordsByLanguage = Map<string, string[]>

/** About two milliseconds. */
const atOnce = 50

/** Match weights: a title names a thing, other words relate to it. */
const weights = { title: 3, rest: 1 }

/** Minimum similarity for a misspelling; below it, words that only rhyme match. */
const alike = 0.9

/** What the tables of many districts share: the entries of equal documents, such as those of the shared catalog’s topics. */
export type TableEntries = WeakCache<Entry<string>>

/** Creates an empty table. @param inCommon absent where there is no other table with the same documents */
export function createDirectoryTable<Kind extends string = DocumentKind>(
  inCommon?: TableEntries,
): DirectoryTable<Kind> {
  let entries = new Map<string, Entry<Kind>>()
  /** Changes made during a load; null for deletions. */
  let since: Map<string, Entry<Kind> | null> | null = null
  const put = (id: string, entry: Entry<Kind> | null) => {
    since?.set(id, entry)
    if (entry) entries.set(id, entry)
    else entries.delete(id)
  }
  const entryFor = (document: DirectoryDocument<Kind>, once?: Once): Entry<Kind> =>
    inCommon ? sharedEntry(document, inCommon, once) : entryOf(document, once)
  const find = (query: string, options: Options<Kind>, suggesting: boolean) =>
    best(entries, wordsOf(query), options, suggesting)
  return {
    upsert: (documents) =>
      inSlices(eachInSlices(documents, (document) => put(document.id, entryFor(document)), atOnce)),
    async fill(documents) {
      const [filled, changed] = [new Map<string, Entry<Kind>>(), new Map<string, Entry<Kind> | null>()]
      since = changed
      const once = keepOnce()
      const add = (document: DirectoryDocument<Kind>) =>
        void filled.set(document.id, entryFor(document, once))
      await inSlices(eachInSlices(documents, add, atOnce))
      entries = filled
      if (since === changed) since = null
      for (const [id, entry] of changed) put(id, entry)
    },
    remove(ids) {
      for (const id of ids) put(id, null)
    },
    search: (query, options = {}) => runSlices(find(query, options, false)).hits,
    searchSlices: (query, options) => find(query, options, false),
    suggest: (query, options = {}) => runSlices(find(query, { limit: 8, ...options }, true)).hits,
  }
}

/** Of documents that several tables are given. */
const entriesOfDocuments = new WeakMap<object, Entry<string>>()

function sharedEntry<Kind extends string>(
  document: DirectoryDocument<Kind>,
  inCommon: TableEntries,
  once?: Once,
) {
  const known = entriesOfDocuments.get(document)
  if (known) return known as Entry<Kind>
  const key = hash('sha256', JSON.stringify(document), 'base64')
  const entry = inCommon.get(key) ?? inCommon.add(key, entryOf(document, once))
  entriesOfDocuments.set(document, entry)
  return entry as Entry<Kind>
}

/** The same string for each occurrence of a word. */
type Once = (word: string) => string

/** While a table is filled: its words occur a dozen times each, which would take 4 MB. */
function keepOnce(): Once {
  const known = new Map<string, string>()
  return (word) => {
    let first = known.get(word)
    if (first === undefined) {
      first = asOwn(word)
      known.set(first, first)
    }
    return first
  }
}

function entryOf<Kind extends string>(
  { words, said = {}, places, ...hit }: DirectoryDocument<Kind>,
  once: Once = (word) => word,
): Entry<Kind> {
  const read = (text: string) => wordsOf(text).map(once)
  return {
    hit,
    schools: places?.schools ?? [hit.school],
    offices: places?.offices ?? [hit.office],
    title: byLanguage(hit.title, read),
    said: byLanguage(said, read),
    rest: read([words, ...Object.values(hit.subtitle), ...Object.values(said)].join(' ')),
  }
}

function byLanguage(texts: Record<string, string>, read: (text: string) => string[]): WordsByLanguage {
  const each = Object.entries(texts).map(([lang, text]) => [lang, read(text)] as const)
  return new Map([['*', read(Object.values(texts).join(' '))], ...each])
}

type Options<Kind extends string> = DirectoryQuery<Kind> & { isWanted?(id: string): boolean }

function* best<Kind extends string>(
  entries: ReadonlyMap<string, Entry<Kind>>,
  asked: string[],
  options: Options<Kind>,
  suggesting: boolean,
): Slices<Found<Kind>> {
  const matchers = asked.map((word) => createMatcher(word, options.whole === true))
  const found: { hit: DirectoryHit<Kind>; score: number }[] = []
  yield* eachInSlices(entries, ([id, entry]) => {
    if (!isWanted(entry, options) || options.isWanted?.(id) === false) return
    const title = entry.title.get(options.lang ?? '*') ?? []
    const rest = suggesting ? (entry.said.get(options.lang ?? '*') ?? []) : entry.rest
    const score = scoreOf(title, rest, matchers)
    if (score > 0 || asked.length === 0) found.push({ hit: entry.hit, score })
  })
  const sorted = yield* sortInSlices(found, (a, b) => b.score - a.score)
  const hits = sorted.slice(0, options.limit ?? 20).map(({ hit }) => hit)
  return { hits, words: [...(matchers[0]?.known.keys() ?? [])] }
}

function isWanted<Kind extends string>(
  { hit, schools, offices }: Entry<Kind>,
  { kinds, school, office }: DirectoryQuery<Kind>,
): boolean {
  if (kinds && kinds.length > 0 && !kinds.includes(hit.kind)) return false
  return (!school || schools.includes(school)) && (!office || offices.includes(office))
}

/** Sums the scores of the words asked; 0 when fewer than half of them match. */
function scoreOf(title: string[], rest: string[], matchers: Matcher[]): number {
  let sum = 0
  let matched = 0
  for (const { strength } of matchers) {
    const inTitle = weights.title * Math.max(0, ...title.map(strength))
    const inRest = weights.rest * Math.max(0, ...rest.map(strength))
    sum += Math.max(inTitle, inRest)
    if (inTitle + inRest > 0) matched++
  }
  return matched * 2 < matchers.length ? 0 : sum
}

interface Matcher {
  strength(word: string): number
  /** Every word it has scored. */
  known: ReadonlyMap<string, number>
}

/** How well a word matches the query; each word is scored once. */
function createMatcher(asked: string, whole: boolean): Matcher {
  const known = new Map<string, number>()
  return {
    known,
    strength(word) {
      let strength = known.get(word)
      if (strength === undefined) {
        strength = strengthOf(asked, word, whole)
        known.set(word, strength)
      }
      return strength
    },
  }
}

function strengthOf(asked: string, word: string, whole: boolean): number {
  if (asked === word) return 1
  if (!whole && word.startsWith(asked)) return 0.9
  // Scripts without spaces: words are not separated.
  if (asked.length > 1 && /[^\p{ASCII}]/u.test(asked) && word.includes(asked)) return 0.7
  if (asked.length < 4 || asked[0] !== word[0] || Math.abs(asked.length - word.length) > 2) return 0
  const likeness = JaroWinklerDistance(asked, word, {})
  return likeness >= alike ? likeness * 0.7 : 0
}

function wordsOf(text: string): string[] {
  return [...new Set(toPlainWords(text))]
}
