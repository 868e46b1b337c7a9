import type { RevisionContent } from '../../answering/revision/revision.js'
import type { RoutingOffice } from '../../directory/model/topic.js'
import type { RowList } from '../../platform/cache/resting-rows.js'
import type { Wording } from '../../platform/language/wording.js'
import { type Change, findChanges } from '../revisions/find-changes.js'
import { summarizeChanges } from '../revisions/summarize-changes.js'
import { type Catalog, type CatalogMerge, mergeCatalog } from './merge-catalog.js'

/** What a newer catalog would change, and what not. A topic that comes or goes is one entry, with all its words. */
export interface CatalogComparison {
  /** Changes to the working copy, if it is merged. */
  taken: Change[]
  /** Danger phrases that the catalog took out, and the district still has as it took them: they go only if an admin says so. */
  lostDanger: Change[]
  /** Changes of the catalog to what the district changed or removed itself: they stay as the district has them. */
  kept: Change[]
  /** Offices that the catalog changed or removed: they stay, because the directory is live. */
  offices: Change[]
  /** What is taken, in counts; empty for nothing. */
  summary: Wording[]
  /** How many differences there are; 0 where the district has all that is new. */
  count: number
}

/** Compares a newer catalog with the working copy. */
export function compareCatalog(whole: Omit<CatalogMerge, 'dropsDanger'>): CatalogComparison {
  const merge = onlyDifferences(whole)
  const { base, theirs, ours } = merge
  const merged = mergeCatalog({ ...merge, dropsDanger: false })
  const sidesOf = sidesNamedBy([...merged.offices, ...theirs.offices, ...base.offices])
  const offered = new Set(sidesOf(base, theirs).map(keyOf))
  const taken = findChanges(ours, merged)
  const left = sidesOf(merged, theirs).filter((change) => offered.has(keyOf(change)))
  const dangerous = new Set(
    mergedDangerOf(mergeCatalog({ ...merge, dropsDanger: true }), merged).map(phraseKey),
  )
  const isLostDanger = ({ part, before, after, key, lang }: Change) =>
    (part === 'dangerPhrase' || part === 'innocentPhrase') &&
    dangerous.has(phraseKey({ kind: key, lang: lang ?? '', text: String(before ?? after) }))
  const others = left.filter((change) => !isLostDanger(change))
  return {
    taken: withWholeTopics(taken),
    lostDanger: left.filter((change) => change.part === 'dangerPhrase' && isLostDanger(change)),
    kept: withWholeTopics(others.filter(({ part }) => part !== 'office')),
    offices: others.filter(({ part }) => part === 'office'),
    summary: taken.length > 0 ? summarizeChanges(ours, merged) : [],
    count: taken.length + left.length,
  }
}

/** Without the texts that all three have: of a hundred thousand, hardly any differ. */
function onlyDifferences(merge: Omit<CatalogMerge, 'dropsDanger'>): typeof merge {
  const { base, theirs, ours } = merge
  const phrasings = leaveOutCommon(
    [base, theirs, ours].map((each) => each.phrasings),
    ({ topic, lang, text }) => `${topic}\n${lang}\n${text}`,
  )
  const dangerPhrases = leaveOutCommon(
    [base, theirs, ours].map((each) => each.dangerPhrases),
    ({ kind, lang, text, danger }) => `${kind}\n${lang}\n${text}\n${danger}`,
  )
  const outOfScope = leaveOutCommon(
    [base, theirs, ours].map((each) => each.outOfScope),
    ({ who, lang, text }) => `${who ?? ''}\n${lang}\n${text}`,
  )
  const nth = (at: number) => ({
    phrasings: phrasings[at] ?? [],
    dangerPhrases: dangerPhrases[at] ?? [],
    outOfScope: outOfScope[at] ?? [],
  })
  const [first, second, third] = [nth(0), nth(1), nth(2)]
  return {
    ...merge,
    base: { ...base, ...first },
    theirs: { ...theirs, ...second },
    ours: { ...ours, ...third },
  }
}

function leaveOutCommon<R>(lists: readonly RowList<R>[], keyOf: (row: R) => string): R[][] {
  const keys = lists.map((rows) => rows.map(keyOf))
  const common = keys.reduce((both, next) => {
    const held = new Set(both)
    return next.filter((key) => held.has(key))
  })
  const inAll = new Set(common)
  return lists.map((rows, list) => rows.filter((_, at) => !inAll.has(keys[list]![at]!)))
}

/**
 * Compares what catalogs have. Names of offices are the same on both sides: a ladder does not change with its office's name.
 * @param offices the first with an id counts
 */
function sidesNamedBy(offices: readonly RoutingOffice[]) {
  const names = [...new Map([...offices].reverse().map((office) => [office.id, office])).values()]
  const without = { phrasings: [], dangerPhrases: [], outOfScope: [], synonyms: [], rules: [] }
  const officesOf = (content: Catalog) => ({ ...without, topics: [], offices: content.offices })
  const restOf = ({ topics, phrasings, dangerPhrases, outOfScope, synonyms }: Catalog) => {
    const rest = { topics, phrasings, dangerPhrases, outOfScope, synonyms }
    return { ...rest, offices: names, rules: [] } satisfies RevisionContent
  }
  return (before: Catalog, after: Catalog): Change[] => [
    ...findChanges(officesOf(before), officesOf(after)),
    ...findChanges(restOf(before), restOf(after)),
  ]
}

/** Danger phrases of a content that another one does not have as such. */
function mergedDangerOf(without: RevisionContent, content: RevisionContent) {
  const there = new Set(without.dangerPhrases.filter(({ danger }) => danger).map(phraseKey))
  return content.dangerPhrases.filter((row) => row.danger && !there.has(phraseKey(row)))
}

const phraseKey = ({ kind, lang, text }: { kind: string; lang: string; text: string }) =>
  `${kind}\n${lang}\n${text}`

/** What a change is about: texts are known by themselves, all else by its owner. */
function keyOf({ part, key, lang, level, before, after }: Change): string {
  const isText = ['phrasing', 'dangerPhrase', 'innocentPhrase', 'outOfScope'].includes(part)
  return [part, part === 'outOfScope' ? '' : key, lang, level ?? '', isText ? (before ?? after) : ''].join(
    '\n',
  )
}

const ofTopic: readonly Change['part'][] = ['topicWords', 'topicFacts', 'ladder', 'phrasing', 'retiredTopic']

function withWholeTopics(changes: readonly Change[]): Change[] {
  const whole = new Set(changes.flatMap(({ part, key }) => (part === 'topic' ? [key] : [])))
  return changes.filter(({ part, key }) => !(ofTopic.includes(part) && whole.has(key)))
}
