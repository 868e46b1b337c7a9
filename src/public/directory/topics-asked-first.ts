import { type Level, ladderAt, type RoutingTopic } from '../../directory/model/topic.js'
import type { Speech } from '../../platform/language/language.js'
import { type TopicLink, topicLink } from './present-topics.js'

/** As many as read at a glance; the rest is folded. */
const topicsShown = 8

/** Topics that an office answers first: a few, and the rest behind a click. */
export interface TopicList {
  shown: TopicLink[]
  more: TopicLink[]
  moreLabel: string
}

/** Topics whose ladder begins at an office, by title. @param level null for any */
export function topicsAskedFirst(
  topics: readonly RoutingTopic[],
  office: string,
  level: Level | null,
  speech: Speech,
): TopicLink[] {
  const order = new Intl.Collator(speech.code)
  return topics
    .filter((topic) => startsAt(topic, office, level))
    .map((topic) => topicLink(topic, speech.code))
    .sort((a, b) => order.compare(a.title.text, b.title.text))
}

function startsAt(topic: RoutingTopic, office: string, level: Level | null): boolean {
  const ladders = level ? [ladderAt(topic, level)] : Object.values(topic.ladders)
  return ladders.some((ladder) => ladder?.[0]?.includes(office))
}

/** Null for no topics. */
export function presentTopicLinks(topics: readonly TopicLink[], speech: Speech): TopicList | null {
  if (topics.length === 0) return null
  const more = topics.slice(topicsShown)
  return {
    shown: topics.slice(0, topicsShown),
    more,
    moreLabel: speech.t('schools.moreTopics', { count: more.length }),
  }
}
