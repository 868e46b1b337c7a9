import { isDeepStrictEqual } from 'node:util'
import type { RevisionContent, WrittenContent } from '../../answering/revision/revision.js'
import type { Phrasing, RoutingTopic } from '../../directory/model/topic.js'
import type { RowList } from '../../platform/cache/resting-rows.js'
import { groupBy } from '../../platform/database/group-by.js'
import { anySpelling } from '../../platform/text/plain-text.js'

/** What a district starts from, of all that routes. Rules, thresholds, and ended topics are its own. */
export type Catalog = Pick<
  RevisionContent,
  'offices' | 'topics' | 'phrasings' | 'dangerPhrases' | 'outOfScope' | 'synonyms'
>

/** A catalog as a district took it. */
export interface TakenCatalog extends Catalog {
  /** Slugs of topics that ended because a catalog took them out: the next one may bring them back. Absent without one. */
  ended?: string[]
}

/** What a three-way merge of catalogs reads. */
export interface CatalogMerge {
  base: TakenCatalog
  /** The newer one. */
  theirs: Catalog
  /** The district's working copy. */
  ours: RevisionContent
  /** Slugs of topics that something of the district leads to, such as a rule or a link: they stay. */
  needed: ReadonlySet<string>
  /** Ids of the district's outside services: a phrase names no other. */
  services: ReadonlySet<string>
  /** Whether danger phrases that the newer catalog no longer has go, too. */
  dropsDanger: boolean
}

/**
 * The working copy with everything new of a catalog. What the district changed or removed itself stays as it has it. Its offices
 * are in the directory, which is live: only new ones are added, and none is changed or removed.
 */
export function mergeCatalog(merge: CatalogMerge): WrittenContent {
  const { base, theirs, ours } = merge
  const offices = [...ours.offices, ...newOffices(merge)]
  const topics = mergeTopics(merge, new Set(offices.map(({ id }) => id)))
  const { retired: _, ...rest } = ours
  return {
    ...rest,
    ...endedAfter(ours, topics),
    offices,
    topics,
    phrasings: mergePhrasings(merge, topics),
    dangerPhrases: mergeDanger(merge),
    outOfScope: mergeRows(base.outOfScope, withKnownServices(merge), ours.outOfScope, {
      keyOf: ({ lang, text }) => `${lang}\n${text}`,
    }),
    synonyms: mergeRows(base.synonyms, theirs.synonyms, ours.synonyms, {
      keyOf: ({ lang, word }) => `${lang}\n${word}`,
    }),
  }
}

/** Offices that the newer catalog has, and neither the older one nor the district. */
export function newOffices({ base, theirs, ours }: Pick<CatalogMerge, 'base' | 'theirs' | 'ours'>) {
  const known = new Set([...base.offices, ...ours.offices].map(({ id }) => id))
  return theirs.offices.filter(({ id }) => !known.has(id))
}

/** Old links to a topic that goes lead to its entry, as for one that staff end. */
function endedAfter(ours: RevisionContent, topics: readonly RoutingTopic[]): Pick<WrittenContent, 'retired'> {
  const there = new Set(topics.map(({ slug }) => slug))
  const isGone = ({ slug }: { slug: string }) => !there.has(slug)
  const gone = ours.topics.filter(isGone).map(({ slug, words }) => ({ slug, title: words.en.title }))
  const retired = [
    ...(ours.retired ?? []).filter(isGone),
    ...gone.map((topic) => ({ ...topic, successor: null })),
  ].sort((a, b) => (a.slug < b.slug ? -1 : 1))
  return retired.length === 0 ? {} : { retired }
}

/** Slugs of topics that ended because this catalog or an earlier one took them out. */
export function endedByCatalogs(
  { base, ours }: Pick<CatalogMerge, 'base' | 'ours'>,
  merged: RevisionContent,
): string[] {
  const there = new Set(merged.topics.map(({ slug }) => slug))
  const slugs = [...(base.ended ?? []), ...ours.topics.map(({ slug }) => slug)]
  return [...new Set(slugs)].filter((slug) => !there.has(slug))
}

interface RowMerge<R> {
  keyOf(row: R): string
  mayAdd?(row: R): boolean
  /** @param theirs null where the newer catalog does not have it */
  mayChange?(row: R, theirs: R | null): boolean
}

/** Rows that the district left as they were follow the newer catalog; all others stay. New ones are at the end. */
function mergeRows<R>(
  base: RowList<R>,
  theirs: RowList<R>,
  ours: RowList<R>,
  { keyOf, mayAdd = () => true, mayChange = () => true }: RowMerge<R>,
): R[] {
  const [was, is] = [base, theirs].map((rows) => new Map(rows.map((row) => [keyOf(row), row])))
  const held = new Set(ours.map(keyOf))
  const kept = ours.flatMap((row) => {
    const key = keyOf(row)
    const [before, after] = [was!.get(key), is!.get(key) ?? null]
    if (!before || !isDeepStrictEqual(before, row) || !mayChange(row, after)) return [row]
    return after ? [after] : []
  })
  const added = theirs.filter((row) => {
    const key = keyOf(row)
    return !held.has(key) && !was!.has(key) && mayAdd(row)
  })
  return [...kept, ...added]
}

function mergeTopics(merge: CatalogMerge, offices: ReadonlySet<string>): RoutingTopic[] {
  const { base, theirs, ours } = merge
  const [was, is] = [base, theirs].map(({ topics }) => new Map(topics.map((topic) => [topic.slug, topic])))
  const isGone = topicsToDrop(merge)
  const held = new Set(ours.topics.map(({ slug }) => slug))
  const mayReturn = new Set(base.ended)
  const ended = new Set(
    (ours.retired ?? []).flatMap(({ slug, successor }) =>
      successor === null && mayReturn.has(slug) ? [] : [slug],
    ),
  )
  const kept = ours.topics.flatMap((topic) => {
    const [before, after] = [was!.get(topic.slug), is!.get(topic.slug)]
    if (isGone.has(topic.slug)) return []
    return [before && after ? mergeTopic(before, after, topic, offices) : topic]
  })
  const added = theirs.topics.flatMap((topic) =>
    held.has(topic.slug) || was!.has(topic.slug) || ended.has(topic.slug)
      ? []
      : (withKnownOffices(topic, offices) ?? []),
  )
  return inOrder([...kept, ...added], merge)
}

/** Topics that the newer catalog no longer has, which the district left as they were, and nothing of it leads to. */
function topicsToDrop({ base, theirs, ours, needed }: CatalogMerge): ReadonlySet<string> {
  const still = new Set(theirs.topics.map(({ slug }) => slug))
  const was = new Map(base.topics.map((topic) => [topic.slug, topic]))
  const [before, now] = [base, ours].map(({ phrasings }) => groupBy(phrasings, ({ topic }) => topic))
  const said = (rows: RevisionContent['phrasings'] = []) =>
    rows.map(({ lang, text }) => `${lang}\n${text}`).sort()
  const gone = ours.topics.filter(
    ({ slug, ...topic }) =>
      was.has(slug) &&
      !still.has(slug) &&
      !needed.has(slug) &&
      isDeepStrictEqual(was.get(slug), { slug, ...topic }) &&
      isDeepStrictEqual(said(before!.get(slug)), said(now!.get(slug))),
  )
  return new Set(gone.map(({ slug }) => slug))
}

/** Words by language, the details, and the ladder of each level: each is the district's, or the catalog's. */
function mergeTopic(
  base: RoutingTopic,
  theirs: RoutingTopic,
  ours: RoutingTopic,
  offices: ReadonlySet<string>,
): RoutingTopic {
  const facts = ({ also, straight, legal }: RoutingTopic) => ({ also, straight, legal })
  const isOwn = !isDeepStrictEqual(facts(base), facts(ours))
  const also = theirs.also.filter((office) => offices.has(office))
  const ladders = Object.fromEntries(
    Object.entries(theirs.ladders).map(([level, steps]) => [level, knownSteps(steps, offices)]),
  )
  const merged = {
    slug: ours.slug,
    ...(isOwn ? facts(ours) : { ...facts(theirs), also }),
    words: mergeEntries(base.words, theirs.words, ours.words) as RoutingTopic['words'],
    ladders: mergeEntries<string[][]>(
      base.ladders,
      ladders,
      ours.ladders,
      ({ length }) => length > 0,
    ) as RoutingTopic['ladders'],
  }
  // In the order of its keys, which tells whether it changed.
  return isDeepStrictEqual(merged, ours) ? ours : merged
}

/** As `mergeRows`, by name; in the catalog's order, then the district's own. @param isUsable whether a newer value may be taken */
function mergeEntries<V>(
  base: Record<string, V>,
  theirs: Record<string, V>,
  ours: Record<string, V>,
  isUsable: (value: V) => boolean = () => true,
): Record<string, V> {
  const merged: Record<string, V> = {}
  for (const name of new Set([...Object.keys(theirs), ...Object.keys(ours)])) {
    const [before, after, now] = [base[name], theirs[name], ours[name]]
    const isUnchanged = isDeepStrictEqual(before, now)
    const mayTake = isUnchanged && (after === undefined || isUsable(after))
    const value = mayTake ? after : now
    if (value !== undefined) merged[name] = value
  }
  return merged
}

const knownSteps = (steps: readonly string[][], offices: ReadonlySet<string>): string[][] =>
  steps.map((step) => step.filter((office) => offices.has(office))).filter(({ length }) => length > 0)

/** @returns null without an office that the district has: nobody would answer */
function withKnownOffices(topic: RoutingTopic, offices: ReadonlySet<string>): RoutingTopic | null {
  const ladders = Object.fromEntries(
    Object.entries(topic.ladders)
      .map(([level, steps]) => [level, knownSteps(steps, offices)] as const)
      .filter(([, steps]) => steps.length > 0),
  )
  if (!ladders.any) return null
  const also = topic.also.filter((office) => offices.has(office))
  return { ...topic, also, ladders: ladders as RoutingTopic['ladders'] }
}

/** In the catalog's order, unless the district made one of its own; new ones follow the topic that they follow in theirs. */
function inOrder(topics: readonly RoutingTopic[], { base, theirs, ours }: CatalogMerge): RoutingTopic[] {
  const bySlug = new Map(topics.map((topic) => [topic.slug, topic]))
  const slugsOf = (content: Pick<Catalog, 'topics'>) => content.topics.map(({ slug }) => slug)
  const both = (content: Catalog, other: Catalog) => {
    const there = new Set(slugsOf(other))
    return slugsOf(content).filter((slug) => there.has(slug))
  }
  const isOwnOrder = !isDeepStrictEqual(both(base, ours), both(ours, base))
  const [first, second] = isOwnOrder ? [ours, theirs] : [theirs, ours]
  const order = slugsOf(first!).filter((slug) => bySlug.has(slug))
  const placed = new Set(order)
  let before: string | null = null
  for (const slug of slugsOf(second!)) {
    if (!bySlug.has(slug)) continue
    if (!placed.has(slug)) {
      order.splice(before === null ? 0 : order.indexOf(before) + 1, 0, slug)
      placed.add(slug)
    }
    before = slug
  }
  return order.map((slug) => bySlug.get(slug)!)
}

/** No phrasing of a topic that is the district's own, and none that the district gave to another topic. */
function mergePhrasings(
  { base, theirs, ours }: CatalogMerge,
  topics: readonly RoutingTopic[],
): WrittenContent['phrasings'] {
  const slugsOf = (of: readonly RoutingTopic[]) => new Set(of.map(({ slug }) => slug))
  const there = slugsOf(topics)
  const [was, still, held] = [slugsOf(base.topics), slugsOf(theirs.topics), slugsOf(ours.topics)]
  const isOwnTopic = (slug: string) => held.has(slug) && !was.has(slug)
  const keyOf = ({ topic, lang, text }: Phrasing) => `${topic}\n${lang}\n${text}`
  const said = ({ lang, text }: Phrasing) => `${lang}\n${anySpelling(text)}`
  const [before, after] = [base, theirs].map(({ phrasings }) => new Set(phrasings.map(keyOf)))
  // A topic that stays although the catalog ended it keeps its words.
  const mayChange = ({ topic }: Phrasing) => still.has(topic)
  const isGone = (row: Phrasing) => !there.has(row.topic) || (before!.has(keyOf(row)) && mayChange(row))
  const given = new Set(ours.phrasings.filter((row) => !after!.has(keyOf(row)) && !isGone(row)).map(said))
  return mergeRows(base.phrasings, theirs.phrasings, ours.phrasings, {
    keyOf,
    mayAdd: (row) => there.has(row.topic) && !isOwnTopic(row.topic) && !given.has(said(row)),
    mayChange,
  }).filter(({ topic }) => there.has(topic))
}

/** A phrase that becomes harmless counts as taken out. */
function mergeDanger({ base, theirs, ours, dropsDanger }: CatalogMerge): WrittenContent['dangerPhrases'] {
  return mergeRows(base.dangerPhrases, theirs.dangerPhrases, ours.dangerPhrases, {
    keyOf: ({ kind, lang, text }) => `${kind}\n${lang}\n${text}`,
    mayChange: ({ danger }, after) => dropsDanger || !danger || after?.danger === true,
  })
}

function withKnownServices({ theirs, services }: CatalogMerge): WrittenContent['outOfScope'] {
  return theirs.outOfScope.map(({ who, ...row }) =>
    who !== undefined && services.has(who) ? { who, ...row } : row,
  )
}

/** Whether two catalogs are versions of one: what has hardly a topic in common is another one, not a newer one. */
export function areVersions(base: Catalog, theirs: Catalog): boolean {
  const there = new Set(theirs.topics.map(({ slug }) => slug))
  const common = base.topics.filter(({ slug }) => there.has(slug)).length
  return common * 2 > base.topics.length
}
