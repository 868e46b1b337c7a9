import { handoverOffices } from '../../answering/people-to-ask.js'
import { type UnderstandTools, understandConcern } from '../../answering/understand-concern.js'
import type { School } from '../../directory/model/school.js'
import { type Level, ladderAt } from '../../directory/model/topic.js'
import { type CaseFacts, isAsAsked, type JudgedAnswer } from './saved-case.js'

/** Something to replay: a saved case, or a recent inquiry. */
export interface ReplayItem {
  /** `case:12`, `inquiry:K7M2Q9XD` */
  key: string
  text: string
  /** The stated BCP 47 language; null to detect it. */
  lang: string | null
  /** Slug of the school; null for none. */
  school: string | null
  /** Level of the school, if the school itself is unknown. */
  level: Level | null
  /** The expected answer; null for an inquiry. */
  asked: CaseFacts | null
}

/** The parts of an answer that decide whether two are the same. */
export interface ReplayAnswer extends JudgedAnswer {
  /** Slug of the topic that led to the first office; null for none. */
  topic: string | null
  /** Id of the rule that named the office; null for none. */
  rule: string | null
  /** Ids of whom to ask next, step by step. */
  next: readonly string[]
  /** Notices above the answer, in English. */
  notices: readonly string[]
}

/** A changed answer. Holds no text: `key` leads to it. */
export interface ReplayChange {
  key: string
  before: ReplayAnswer
  after: ReplayAnswer
  /** For a case: whether it was right before, and is now. */
  right: { before: boolean; after: boolean } | null
}

/** The share of right answers, with its 95 % Wilson interval. */
export interface Accuracy {
  right: number
  count: number
  low: number
  high: number
}

/** Answers whose first office changes in the same way. */
export interface ReplayGroup {
  /** Ids of offices; `handover` for nobody. */
  from: string
  to: string
  keys: string[]
}

export interface ReplayReport {
  cases: number
  inquiries: number
  accuracy: { before: Accuracy; after: Accuracy }
  /** How many answers show `now` and `support`. */
  danger: Record<'before' | 'after', { now: number; support: number }>
  changes: ReplayChange[]
  /** Largest first. */
  groups: ReplayGroup[]
  /** Keys of protected cases with wrong answers after the change. */
  brokenProtected: string[]
  /** Keys of cases with wrong answers; missing in older reports. */
  wrong?: string[]
  /** Keys of items that gain or lose the emergency lines above the answer. */
  dangerChanges: string[]
}

/**
 * Answers everything twice, with the code that answers families: by the live revision and by the new one.
 * @param onProgress receives the finished share, 0 to 1
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
      // The quiet support line below an answer changes with every learned word; the emergency lines above it must not.
      (before.danger === 'now') === (after.danger === 'now') ? [] : [key],
    ),
  }
}

/** Answers one item, with the code that answers families. */
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

/** Replaces a level by its first school. */
function schoolOf({ school, level }: ReplayItem, { directory }: UnderstandTools): School | null {
  if (school !== null) return directory.school(school)
  return (level && directory.schools.find((each) => each.level === level)) ?? null
}

/** True if families see the same. Ignores offices after the first, except in a question: they are a click away. */
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

/** The share with its 95 % interval (Wilson 1927), which also holds for few cases, and for all or none right. */
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
