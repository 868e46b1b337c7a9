import {
  type EditedTopic,
  type TopicEntry,
  titleOfTopic,
} from '../../content/revisions/topic-editor-store.js'
import { editorPath } from '../../paths/routing-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import { editorNav, summaryOf } from './frame-of.js'

/** The successor of a retired topic. */
export interface ChosenSuccessor {
  /** Slug; empty for none. */
  successor: string
  nobody: boolean
}

/** `refused`: nobody shall answer it, but rules name it. `needsAdmin`: rules name it, and only admins change rules. */
export type RetireProblem = 'none' | 'both' | 'notYours' | 'refused' | 'needsAdmin'

export interface RetireTopicSources {
  topic: EditedTopic
  chosen: ChosenSuccessor
  problem: RetireProblem | null
  /** Rules that name it: they go on to the successor, and without one they block it. */
  rules: { id: string; name: string }[]
  /** Number of its phrasings. */
  phrasings: number
  /** Topics that its words may go to. */
  topics: readonly TopicEntry[]
  /** Only admins may open a rule. */
  isAdmin: boolean
}

/** The page before retiring a topic: its successor, and what moves there. */
export function presentRetireTopic(sources: RetireTopicSources, speech: Speech): Page {
  const { topic, chosen, problem, rules, phrasings, topics, isAdmin } = sources
  const { t, code } = speech
  const { slug } = topic
  const field = problem === 'refused' || problem === 'needsAdmin' ? 'held' : 'successor'
  const model = {
    title: t('topicEditor.removal.title', { topic: titleOfTopic(topic, code) }),
    nav: editorNav('topics', speech),
    parents: [{ href: editorPath('topic', code, { slug }), label: titleOfTopic(topic, code) }],
    problems: problem ? summaryOf([{ field, message: t(`topicEditor.removal.problem.${problem}`) }]) : null,
    rules: rules.map(({ id, name }) => ({ name, href: isAdmin ? editorPath('rule', code, { id }) : null })),
    phrasings: t('topicEditor.removal.phrasings', { count: phrasings }),
    successors: topics
      .map(({ slug: value, title, titles }) => ({
        value,
        label: titles[code] ?? title,
        chosen: value === chosen.successor,
      }))
      .sort((a, b) => a.label.localeCompare(b.label, code)),
    nobody: chosen.nobody,
    action: editorPath('retireTopic', code, { slug }),
    back: editorPath('topic', code, { slug }),
  }
  return { view: 'staff/routing/retire-topic', status: problem ? 422 : 200, model }
}
