import { handoverOffices } from '../../answering/people-to-ask.js'
import { type UnderstandTools, understandConcern } from '../../answering/understand-concern.js'
import type { School } from '../../directory/model/school-store.js'
import { type Level, ladderAt } from '../../directory/model/topic.js'
import { type CaseFacts, isAsAsked, type JudgedAnswer } from './saved-case.js'

/** Something to replay: a saved case, or an inquiry of late. */
export interface ReplayItem {
  /** `case:12`, `inquiry:K7M2Q9XD` */
  key: string
  text: string
  /** BCP 47 language it was said to be in; null to tell it. */
  lang: string | null
  /** Slug of the school; null for none. */
  school: string | null
  /** Level of the school, where the school itself is not known. */
  level: Level | null
  /** What it has to reach; null for an inquiry. */
  asked: CaseFacts | null
}

/** What was answered: enough to tell whether another answer is another one. */
export interface ReplayAnswer extends JudgedAnswer {
  /** Slug of the topic that led to the first office; null for none. */
  topic: string | null
  /** Id of the rule that named it; null for none. */
  rule: string | null
  /** Whom to ask next, step by step: ids. */
  next: readonly string[]
  /** Notices above the answer, in English. */
  notices: readonly string[]
}

/** An answer that changes. Holds no text: `key` leads to it. */
export interface ReplayChange {
  key: string
  before: ReplayAnswer
  after: ReplayAnswer
  /** For a case: whether it was right, and is. */
  right: { before: boolean; after: boolean } | null
}

/** How often the answers are what was asked for, with the 95 % interval of Wilson. */
export interface Accuracy {
  right: number
  count: number
  low: number
  high: number
}

/** Answers that change from one first office to another. */
export interface ReplayGroup {
  /** Ids of offices; `handover` where nobody is named. */
  from: string
  to: string
  keys: string[]
}

export interface ReplayReport {
  cases: number
  inquiries: number
  accuracy: { before: Accuracy; after: Accuracy }
  /** How many stand under `now` and `support`. */
  danger: Record<'before' | 'after', { now: number; support: number }>
  changes: ReplayChange[]
  /** The largest first. */
  groups: ReplayGroup[]
  /** Keys of protected cases that were right and are not, or were wrong and still are. */
  brokenProtected: string[]
  /** Keys of cases that are not answered as they ask for; not there in older reports. */
  wrong?: string[]
  /** Keys of what the lines to call would stand above, and do not now; or the other way round. */
  dangerChanges: string[]
}

/**
 * Answers everything twice, by the code that answers parents: with what is live and with what is to come.
 * @param onProgress called with the share done, 0 to 1
 */
export async function replay(
  items: readonly ReplayItem[],
  sides: Record<'before' | 'after', UnderstandTools>,
  moment: Date,
  onProgress: (share: number) => void = () => {},
): Promise<ReplayReport> {
  const answered: { item: ReplayItem; before: ReplayAnswer; after: ReplayAnswer }[] = []
  for (const [index, item] of items.entries()) {
    const before = await answerItem(item, sides.before, moment)
    const after = await answerItem(item, sides.after, moment)
    answered.push({ item, before, after })
    onProgress((index + 1) / items.length)
  }
  const judged = answered.map(({ item: { key, asked }, before, after }) => ({
    key,
    before,
    after,
    protected: asked?.protected ?? false,
    right: asked && { before: isAsAsked(asked, before), after: isAsAsked(asked, after) },
  }))
  const cases = judged.flatMap(({ right }) => right ?? [])
  const changes = judged.filter(({ before, after }) => !isSame(before, after))
  return {
    cases: cases.length,
    inquiries: items.length - cases.length,
    accuracy: {
      before: accuracyOf(cases.map((right) => right.before)),
      after: accuracyOf(cases.map((right) => right.after)),
    },
    danger: {
      before: tiers(judged.map((each) => each.before)),
      after: tiers(judged.map((each) => each.after)),
    },
    changes: changes.map(({ protected: _, ...change }) => change),
    groups: groupChanges(changes),
    brokenProtected: judged.flatMap((each) => (each.protected && !each.right?.after ? [each.key] : [])),
    wrong: judged.flatMap(({ key, right }) => (right && !right.after ? [key] : [])),
    dangerChanges: changes.flatMap(({ key, before, after }) =>
      // One calm line below an answer comes and goes with every word that is learned; the lines to call must not.
      (before.danger === 'now') === (after.danger === 'now') ? [] : [key],
    ),
  }
}

/** Answers one item by the code that answers parents. */
export async function answerItem(
  item: ReplayItem,
  tools: UnderstandTools,
  moment: Date,
): Promise<ReplayAnswer> {
  const { text, lang } = item
  const school = schoolOf(item, tools)
  const routed = await understandConcern({ text, lang, school, moment }, tools)
  const { danger, match, rule, notices } = routed
  const nobody = match.outcome === 'handover'
  const offices = nobody ? handoverOffices(tools.directory) : match.offices.map(({ office }) => office)
  const topic = (nobody ? null : match.offices[0]?.topic) ?? null
  const found = topic === null ? null : tools.liveRevision.live().topics.get(topic)
  const ladder = found ? ladderAt(found, routed.school?.level ?? null) : []
  return {
    outcome: match.outcome,
    offices: [...new Set(offices)].slice(0, 3),
    danger: danger.level,
    topic,
    rule,
    next: ladder.slice(1).map((step) => step.join(' ')),
    notices: notices.flatMap((words) => words.en ?? []),
  }
}

/** A level stands for its first school. */
function schoolOf({ school, level }: ReplayItem, { directory }: UnderstandTools): School | null {
  if (school !== null) return directory.school(school)
  return (level && directory.schools.find((each) => each.level === level)) ?? null
}

/**
 * Whether a parent is shown the same. Offices below the first are not compared, for they are a click away; those of a question are.
 */
function isSame(a: ReplayAnswer, b: ReplayAnswer): boolean {
  return JSON.stringify(shownOf(a)) === JSON.stringify(shownOf(b))
}

function shownOf({ outcome, offices, danger, topic, next, notices }: ReplayAnswer) {
  if (outcome === 'choose') return { outcome, danger, notices, offices: [...offices].sort() }
  return { outcome, danger, notices, office: offices[0], topic, next }
}

function groupChanges(changes: readonly ReplayChange[]): ReplayGroup[] {
  const groups = new Map<string, ReplayGroup>()
  const named = ({ outcome, offices }: ReplayAnswer) =>
    outcome === 'handover' ? 'handover' : (offices[0] ?? 'handover')
  for (const { key, before, after } of changes) {
    const [from, to] = [named(before), named(after)]
    const group = groups.get(`${from} ${to}`)
    if (group) group.keys.push(key)
    else groups.set(`${from} ${to}`, { from, to, keys: [key] })
  }
  return [...groups.values()].sort((a, b) => b.keys.length - a.keys.length)
}

function tiers(answers: readonly ReplayAnswer[]) {
  const count = (level: ReplayAnswer['danger']) => answers.filter(({ danger }) => danger === level).length
  return { now: count('now'), support: count('support') }
}

/** The share with its 95 % interval (Wilson 1927): honest for few cases, and for all or none right. */
export function accuracyOf(right: readonly boolean[]): Accuracy {
  const count = right.length
  const hits = right.filter(Boolean).length
  if (count === 0) return { right: 0, count, low: 0, high: 1 }
  const z = 1.96
  const share = hits / count
  const middle = share + (z * z) / (2 * count)
  const half = z * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count))
  const scale = 1 + (z * z) / count
  return {
    right: hits,
    count,
    low: Math.max(0, (middle - half) / scale),
    high: Math.min(1, (middle + half) / scale),
  }
}
