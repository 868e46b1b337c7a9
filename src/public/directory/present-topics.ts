import { type Marked, markedIn } from '../../directory/model/in-language.js'
import type { RoutingTopic } from '../../directory/model/topic.js'
import { type AtSchool, paths } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import { fileUnder } from './file-under.js'
import { groupByLetter, type LetterGroup } from './group-by-letter.js'

/** A topic in a list. */
export interface TopicLink {
  title: Marked
  href: string
}

export interface TopicsModel {
  title: string
  home: string
  groups: LetterGroup<TopicLink>[]
}

/** Every topic, by its title in the page's language. @param district short name */
export function presentTopics(topics: readonly RoutingTopic[], district: string, speech: Speech): Page {
  const links = topics.map((topic) => topicLink(topic, speech.code))
  const model: TopicsModel = {
    title: speech.t('topics.title'),
    home: paths.home(speech.code),
    groups: groupByLetter(
      links,
      ({ title }) => fileUnder(title.text, title.lang ?? speech.code),
      speech.code,
    ),
  }
  return {
    view: 'public/directory/topics',
    model,
    description: speech.t('topics.description', { district }),
    index: true,
  }
}

/** @param at the school to open the topic at */
export function topicLink(topic: RoutingTopic, language: string, at: AtSchool = {}): TopicLink {
  return {
    title: markedIn(topic.words, language, ({ title }) => title),
    href: paths.topic(topic.slug, language, at),
  }
}
