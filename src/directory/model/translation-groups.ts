import { createWeakCache } from '../../platform/cache/weak-cache.js'
import type { RoutingTopic } from './topic.js'
import type { FieldWords, TranslatedKind, Translation } from './translations.js'

/** The translations of a kind. Never changed: districts with equal ones share them. */
export interface TranslationGroup {
  byOwner: ReadonlyMap<string, readonly Translation[]>
  /** Texts that have been asked for, by their English, with their translations. */
  texts: Map<string, Readonly<Record<string, string>>>
  /** Topics with their translations. */
  topics: WeakMap<RoutingTopic, RoutingTopic>
}

export type TranslationGroups = ReadonlyMap<TranslatedKind, TranslationGroup>

/** For as long as a directory holds them. */
const groups = createWeakCache<TranslationGroup>()

/** One in memory already, with these rows. @param hash over all of its rows */
export const knownGroup = (kind: TranslatedKind, hash: string): TranslationGroup | null =>
  groups.get(`${kind} ${hash}`)

/** Groups rows by kind and owner. */
export function groupTranslations(rows: Iterable<Translation>): TranslationGroups {
  const byKind = new Map<TranslatedKind, Map<string, Translation[]>>()
  for (const row of rows) {
    const byOwner = byKind.get(row.kind) ?? new Map<string, Translation[]>()
    byKind.set(row.kind, byOwner)
    const known = byOwner.get(row.owner)
    if (known) known.push(row)
    else byOwner.set(row.owner, [row])
  }
  return new Map([...byKind].map(([kind, byOwner]) => [kind, groupOf(byOwner)]))
}

/** Shares a group from now on. @returns it, with the rows of the group before it where they are equal */
export function shareGroup(kind: TranslatedKind, hash: string, group: TranslationGroup): TranslationGroup {
  const before = groups.get(kind)?.byOwner
  const shared = before
    ? groupOf(
        new Map([...group.byOwner].map(([owner, rows]) => [owner, likeBefore(rows, before.get(owner))])),
      )
    : group
  groups.add(kind, shared)
  return groups.add(`${kind} ${hash}`, shared)
}

const groupOf = (byOwner: TranslationGroup['byOwner']): TranslationGroup => ({
  byOwner,
  texts: new Map(),
  topics: new WeakMap(),
})

function likeBefore(
  rows: readonly Translation[],
  before: readonly Translation[] = [],
): readonly Translation[] {
  const like = rows.map((row) => before.find((each) => isSame(each, row)) ?? row)
  return like.length === before.length && like.every((row, at) => row === before[at]) ? before : like
}

const isSame = (one: Translation, other: Translation): boolean =>
  one.lang === other.lang && one.english === other.english && areSame(one.words, other.words)

function areSame(one: FieldWords, other: FieldWords): boolean {
  const fields = Object.keys(one)
  return fields.length === Object.keys(other).length && fields.every((field) => one[field] === other[field])
}
