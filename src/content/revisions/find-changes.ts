import { isDeepStrictEqual } from 'node:util'
import type { RevisionContent } from '../../answering/revision/revision.js'
import { dangerThresholds, type ThresholdName, thresholdsOf } from '../../answering/revision/thresholds.js'
import type { RuleText } from '../../answering/rules/explain-rule.js'
import { readRule } from '../../answering/rules/read-rule.js'
import type { Rule } from '../../answering/rules/rule.js'
import type { RoutingTopic } from '../../directory/model/topic.js'
import type { LadderLevel } from './ladder-store.js'

/** One difference between two contents, with enough facts for a sentence. */
export interface Change {
  part:
    | 'office'
    | 'topic'
    | 'topicWords'
    | 'topicFacts'
    | 'ladder'
    | 'phrasing'
    | 'dangerPhrase'
    | 'innocentPhrase'
    | 'outOfScope'
    | 'synonym'
    | 'rule'
    | 'ruleWhy'
    | 'ruleOrder'
    | 'threshold'
    | 'retiredTopic'
  what: 'added' | 'removed' | 'changed'
  /** Id of its owner: topic, office, rule, kind of danger, or threshold. */
  key: string
  /** The owner's English name. */
  name: string
  /** BCP 47; null for anything without a language. */
  lang: string | null
  /** The level of a ladder; absent for anything else, and in older reports. */
  level?: LadderLevel
  before: ChangeValue | null
  after: ChangeValue | null
  /** True if families in danger could see something else. */
  touchesDanger: boolean
}

/** The differences between two contents: the first ones, and the total. */
export interface Comparison {
  changes: Change[]
  all: number
}

/** One side of a change: words of the district, or facts. Older reports hold sentences. */
export type ChangeValue = string | ShareFacts | OfficeFacts | TopicFacts | LadderFacts | RuleFacts

export interface ShareFacts {
  kind: 'share'
  /** 0 to 1. */
  share: number
}

export interface OfficeFacts {
  kind: 'office'
  level: 'district' | 'school'
  words: { lang: string; name: string; answersFor: string }[]
}

export interface TopicFacts {
  kind: 'topic'
  straight: boolean
  legal: boolean
  /** English names of offices. */
  also: string[]
}

export interface RuleFacts {
  kind: 'rule'
  /** A notice has only its English words; the topics and offices of its conditions are English names. */
  rule: RuleText
  /** English name of the topic or office that it names; null for none. */
  named: string | null
}

export interface LadderFacts {
  kind: 'ladder'
  /** English names of offices; those of one step are equally right. */
  steps: string[][]
}

/**
 * All differences between two contents, part by part, in the newer one's order.
 * @param before null for the first revision
 */
export function findChanges(before: RevisionContent | null, after: RevisionContent): Change[] {
  const old = before ?? nothing
  return [
    ...inPart(old, after, officesIn),
    ...inPart(old, after, topicsIn),
    ...inPart(old, after, wordsIn),
    ...inPart(old, after, factsIn),
    ...inPart(old, after, laddersIn),
    ...inPart(old, after, phrasingsIn),
    ...inPart(old, after, dangerIn),
    ...inPart(old, after, outsideIn),
    ...inPart(old, after, synonymsIn),
    ...inPart(old, after, rulesIn),
    ...inPart(old, after, whysIn).filter(({ what }) => what === 'changed'),
    ...movedRules(old, after),
    ...inPart(old, after, thresholdsIn),
    ...inPart(old, after, retiredIn),
  ]
}

/** The differences between two contents, at most `limit`. */
export function firstOf(changes: readonly Change[], limit: number): Comparison {
  return { changes: changes.slice(0, limit), all: changes.length }
}

const nothing: RevisionContent = {
  offices: [],
  topics: [],
  phrasings: [],
  dangerPhrases: [],
  outOfScope: [],
  synonyms: [],
  rules: [],
}

/** An item of a part, identified by `id`. */
interface Entry {
  id: string
  part: Change['part']
  key: string
  name: string
  lang?: string
  level?: LadderLevel
  /** Everything about it that may change; without a value, it only exists or not. */
  value: ChangeValue
  touchesDanger?: boolean
}

function inPart(
  before: RevisionContent,
  after: RevisionContent,
  entriesIn: (content: RevisionContent) => Entry[],
): Change[] {
  const was = new Map(entriesIn(before).map((entry) => [entry.id, entry]))
  const changes: Change[] = []
  for (const entry of entriesIn(after)) {
    const old = was.get(entry.id)
    was.delete(entry.id)
    if (!old) changes.push(changeOf('added', entry, null, entry.value))
    else if (!isDeepStrictEqual(old.value, entry.value))
      changes.push(changeOf('changed', entry, old.value, entry.value, old))
  }
  return [...changes, ...[...was.values()].map((entry) => changeOf('removed', entry, entry.value, null))]
}

function changeOf(
  what: Change['what'],
  { part, key, name, lang, level, touchesDanger }: Entry,
  before: ChangeValue | null,
  after: ChangeValue | null,
  old?: Entry,
): Change {
  const danger = (touchesDanger ?? false) || (old?.touchesDanger ?? false)
  const place = level ? { level } : {}
  return { part, what, key, name, lang: lang ?? null, ...place, before, after, touchesDanger: danger }
}

const titleOf = ({ slug, words }: RoutingTopic) => words.en?.title ?? slug

function titlesIn({ topics }: RevisionContent): (slug: string) => string {
  const titles = new Map(topics.map((topic) => [topic.slug, titleOf(topic)]))
  return (slug) => titles.get(slug) ?? slug
}

function officeNamesIn({ offices }: RevisionContent): (id: string) => string {
  const names = new Map(offices.map(({ id, words }) => [id, words.en?.name ?? id]))
  return (id) => names.get(id) ?? id
}

function officesIn({ offices }: RevisionContent): Entry[] {
  return offices.map(({ id, level, words }) => ({
    id,
    part: 'office' as const,
    key: id,
    name: words.en?.name ?? id,
    value: {
      kind: 'office' as const,
      level,
      words: Object.entries(words).map(([lang, { name, answersFor }]) => ({ lang, name, answersFor })),
    },
  }))
}

/** Only existence: a topic's words, ladders and phrasings are separate parts. */
function topicsIn({ topics }: RevisionContent): Entry[] {
  return topics.map((topic) => ({
    id: topic.slug,
    part: 'topic' as const,
    key: topic.slug,
    name: titleOf(topic),
    value: '',
  }))
}

function wordsIn({ topics }: RevisionContent): Entry[] {
  return topics.flatMap((topic) =>
    Object.entries(topic.words).map(([lang, { title, summary, bring }]) => ({
      id: `${topic.slug} ${lang}`,
      part: 'topicWords' as const,
      key: topic.slug,
      name: titleOf(topic),
      lang,
      value: [title, summary, bring].filter(Boolean).join(' · '),
    })),
  )
}

function factsIn(content: RevisionContent): Entry[] {
  const office = officeNamesIn(content)
  return content.topics.map((topic) => ({
    id: topic.slug,
    part: 'topicFacts' as const,
    key: topic.slug,
    name: titleOf(topic),
    value: {
      kind: 'topic' as const,
      straight: topic.straight,
      legal: topic.legal,
      also: topic.also.map(office),
    },
  }))
}

function laddersIn(content: RevisionContent): Entry[] {
  const office = officeNamesIn(content)
  return content.topics.flatMap((topic) =>
    Object.entries(topic.ladders).map(([level, steps]) => ({
      id: `${topic.slug} ${level}`,
      part: 'ladder' as const,
      key: topic.slug,
      name: titleOf(topic),
      level: level as LadderLevel,
      value: { kind: 'ladder' as const, steps: steps.map((step) => step.map(office)) },
    })),
  )
}

function phrasingsIn(content: RevisionContent): Entry[] {
  const title = titlesIn(content)
  return content.phrasings.map(({ topic, lang, text }) => ({
    id: `${topic}\n${lang}\n${text}`,
    part: 'phrasing' as const,
    key: topic,
    name: title(topic),
    lang,
    value: text,
  }))
}

function dangerIn({ dangerPhrases }: RevisionContent): Entry[] {
  return dangerPhrases.map(({ kind, lang, danger, text }) => ({
    id: `${kind}\n${lang}\n${text}\n${danger}`,
    part: danger ? ('dangerPhrase' as const) : ('innocentPhrase' as const),
    key: kind,
    name: kind,
    lang,
    value: text,
    touchesDanger: true,
  }))
}

function outsideIn({ outOfScope }: RevisionContent): Entry[] {
  return outOfScope.map(({ who = '', lang, text }) => ({
    id: `${lang}\n${text}\n${who}`,
    part: 'outOfScope' as const,
    key: who,
    name: who,
    lang,
    value: text,
  }))
}

function synonymsIn({ synonyms }: RevisionContent): Entry[] {
  return synonyms.map(({ lang, word, means }) => ({
    id: `${lang}\n${word}`,
    part: 'synonym' as const,
    key: word,
    name: word,
    lang,
    value: means.join(', '),
  }))
}

const isEmergency = ({ action }: Rule) => action.kind === 'emergency'

function rulesIn(content: RevisionContent): Entry[] {
  const [topic, office] = [titlesIn(content), officeNamesIn(content)]
  return content.rules.map((rule) => ({
    id: rule.id,
    part: 'rule' as const,
    key: rule.id,
    name: rule.name,
    // An unreadable rule is shown as stored.
    value: ruleFacts(rule, topic, office) ?? JSON.stringify([rule.conditions, rule.action]),
    touchesDanger: isEmergency(rule),
  }))
}

function whysIn({ rules }: RevisionContent): Entry[] {
  return rules.map((rule) => ({
    id: rule.id,
    part: 'ruleWhy' as const,
    key: rule.id,
    name: rule.name,
    value: rule.why ?? '',
  }))
}

function ruleFacts(
  stored: Rule,
  topic: (slug: string) => string,
  office: (id: string) => string,
): RuleFacts | null {
  const rule = readRule(stored)
  if (Array.isArray(rule)) return null
  const { conditions, action, startsOn, endsOn } = rule
  const shown = action.kind === 'notice' ? { ...action, words: { en: action.words.en } } : action
  const named =
    action.kind === 'topic' ? topic(action.topic) : 'office' in action ? office(action.office) : null
  const found = { topics: conditions.topics.map(topic), offices: conditions.offices.map(office) }
  return {
    kind: 'rule',
    rule: { conditions: { ...conditions, ...found }, action: shown, startsOn, endsOn },
    named,
  }
}

/** A rule has moved if it follows another rule than before, among those in both contents. */
function movedRules(before: RevisionContent, after: RevisionContent): Change[] {
  const both = (content: RevisionContent, other: RevisionContent) => {
    const ids = new Set(other.rules.map(({ id }) => id))
    return content.rules.filter(({ id }) => ids.has(id))
  }
  const was = both(before, after)
  const is = both(after, before)
  const behind = (rules: Rule[], id: string) => rules[rules.findIndex((rule) => rule.id === id) - 1] ?? null
  return is.flatMap((rule) => {
    const [old, now] = [behind(was, rule.id), behind(is, rule.id)]
    if (old?.id === now?.id) return []
    const { id: key, name } = rule
    return [
      {
        part: 'ruleOrder' as const,
        what: 'changed' as const,
        key,
        name,
        lang: null,
        before: old?.name ?? null,
        after: now?.name ?? null,
        touchesDanger: isEmergency(rule),
      },
    ]
  })
}

function thresholdsIn({ thresholds }: RevisionContent): Entry[] {
  return Object.entries(thresholdsOf(thresholds)).map(([name, value]) => ({
    id: name,
    part: 'threshold' as const,
    key: name,
    name,
    value: { kind: 'share' as const, share: value },
    touchesDanger: dangerThresholds.includes(name as ThresholdName),
  }))
}

function retiredIn(content: RevisionContent): Entry[] {
  const title = titlesIn(content)
  return (content.retired ?? []).map(({ slug, title: name, successor }) => ({
    id: slug,
    part: 'retiredTopic' as const,
    key: slug,
    name,
    value: successor === null ? '' : title(successor),
  }))
}
