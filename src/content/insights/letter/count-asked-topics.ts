import { figures } from '../board/figures.js'
import type { BoardCounts } from '../board/read-figure.js'
import { readFigure } from '../board/read-figure.js'
import type { ShownCount, Tallies } from '../board/tallies.js'

/** How often a topic was asked about, whichever office answers for it. */
export interface TopicCount {
  /** Slug. */
  topic: string
  times: ShownCount
}

/** A topic that was asked about much more, or less, than in another period. */
export interface TopicChange extends TopicCount {
  before: ShownCount
}

/** Smaller differences are no news: in questions, and as a factor. */
const least = { difference: 20, factor: 1.3 }
/** The counts known in both periods must be most of what is shown of the topic: growth of fewer is not the topic's. */
const mostOf = 0.8

const answers = figures.topics.results

/** The topics of a period, the most frequent first. */
export function countAskedTopics(counts: BoardCounts): TopicCount[] {
  const topics = new Map<string, ShownCount>()
  for (const { value, now } of readFigure('topics', counts).rows) {
    if (!value || !now) continue
    const before = topics.get(value)
    topics.set(value, before ? add(before, now) : now)
  }
  return [...topics]
    .map(([topic, times]) => ({ topic, times }))
    .sort((a, b) => b.times.times - a.times.times || (a.topic < b.topic ? -1 : 1))
}

/** The topics that grew most and that fell most against another period; null for none. */
export function findTopicChanges(
  counts: BoardCounts,
  other: 'before' | 'lastYear',
): { grown: TopicChange | null; fallen: TopicChange | null } {
  const groups = groupsByTopic([counts.now, counts[other]])
  const changes = [...groups].flatMap(([topic, own]) => {
    const change = compare(topic, own, counts.now, counts[other])
    return change ? [change] : []
  })
  const rise = ({ known }: Compared) => known.times - known.before
  changes.sort((a, b) => rise(b) - rise(a) || (a.change.topic < b.change.topic ? -1 : 1))
  const isNews = (more: number, fewer: number) =>
    more - fewer >= least.difference && more >= least.factor * fewer
  const [first, last] = [changes[0], changes.at(-1)]
  return {
    grown: first && isNews(first.known.times, first.known.before) ? first.change : null,
    fallen: last && isNews(last.known.before, last.known.times) ? last.change : null,
  }
}

function groupsByTopic(all: readonly Tallies[]): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>()
  for (const tallies of all)
    for (const { group, value } of tallies.rowsOf(answers, 'matter'))
      if (value && group !== 'outside' && group !== 'miss')
        groups.set(value, (groups.get(value) ?? new Set()).add(group))
  return groups
}

/** What is shown of a topic, as in the list of topics; and what is known of it in both periods, by which it is judged. */
interface Compared {
  change: TopicChange
  known: { times: number; before: number }
}

/** Null where too little of the topic is known in both periods. */
function compare(topic: string, groups: Iterable<string>, now: Tallies, other: Tallies): Compared | null {
  const parts = [...groups].flatMap((group) =>
    answers.map((result) => {
      const counted = { results: [result], about: 'matter', group, value: topic }
      return { times: now.of(counted), before: other.of(counted) }
    }),
  )
  const known = parts.filter(({ times, before }) => times?.isExact && before?.isExact)
  const sum = (of: 'times' | 'before', some: typeof parts) =>
    some.reduce((total, part) => total + (part[of]?.times ?? 0), 0)
  const isMost = (of: 'times' | 'before') => sum(of, known) >= mostOf * sum(of, parts)
  if (known.length === 0 || !isMost('times') || !isMost('before')) return null
  const shown = (of: 'times' | 'before'): ShownCount => ({
    times: sum(of, parts),
    isExact: parts.every((part) => part[of]?.isExact),
  })
  return {
    change: { topic, times: shown('times'), before: shown('before') },
    known: { times: sum('times', known), before: sum('before', known) },
  }
}

const add = (a: ShownCount, b: ShownCount): ShownCount => ({
  times: a.times + b.times,
  isExact: a.isExact && b.isExact,
})
