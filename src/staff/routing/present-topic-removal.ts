import type { EditedRule } from '../../content/revisions/rule-editor-store.js'
import { type EditedTopic, titleOfTopic } from '../../content/revisions/topic-editor-store.js'
import { editorPath } from '../../paths/routing-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import { editorNav, summaryOf } from './frame-of.js'

export interface TopicRemovalSources {
  topic: EditedTopic
  /** Rules that name it, which block removal. */
  rules: EditedRule[]
  /** Number of phrasings removed with it. */
  phrasings: number
  /** True if the removal was refused. */
  refused: boolean
  /** Only admins may open a rule. */
  isAdmin: boolean
}

/** The page before removing a topic: its phrasings, and the references that block it. */
export function presentTopicRemoval(sources: TopicRemovalSources, speech: Speech): Page {
  const { topic, rules, phrasings, refused, isAdmin } = sources
  const { t, code } = speech
  const { slug } = topic
  const model = {
    title: t('topicEditor.removal.title', { topic: titleOfTopic(topic, code) }),
    nav: editorNav('topics', speech),
    parents: [{ href: editorPath('topic', code, { slug }), label: titleOfTopic(topic, code) }],
    problems: refused ? summaryOf([{ field: 'held', message: t('topicEditor.removal.refused') }]) : null,
    rules: rules.map(({ id, name }) => ({ name, href: isAdmin ? editorPath('rule', code, { id }) : null })),
    phrasings: t('topicEditor.removal.phrasings', { count: phrasings }),
    action: editorPath('removeTopic', code, { slug }),
    back: editorPath('topic', code, { slug }),
  }
  return { view: 'staff/routing/topic-removal', status: refused ? 422 : 200, model }
}
