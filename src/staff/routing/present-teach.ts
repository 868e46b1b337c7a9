import type { TopicEntry } from '../../content/revisions/topic-editor-store.js'
import type { ToDoItem } from '../../content/to-do/to-do-store.js'
import { editorPath } from '../../paths/routing-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import { problemOf, summaryOf } from './frame-of.js'
import { officeName, type RoutingNames } from './present-answer-pair.js'

/** The form, as typed. */
export interface TeachForm {
  text: string
  lang: string
  /** Slug. */
  topic: string
  /** `yes` to add it though another topic has it. */
  sure: string
}

/** Why a sentence was not added. */
export interface TeachProblem {
  field: 'text' | 'lang' | 'topic' | 'sure'
  key: 'textMissing' | 'textLong' | 'tells' | 'language' | 'topicMissing' | 'elsewhere' | 'names'
  /** The identifying details found. */
  words?: string
  /** Slug of the topic that has it. */
  topic?: string
}

interface TeachSources {
  item: ToDoItem
  form: TeachForm
  problems: TeachProblem[]
  /** Those that this person may edit. */
  topics: TopicEntry[]
  languages: readonly string[]
  names: RoutingNames
}

/** A family's sentence, to be taught to a topic. */
export function presentTeach(
  { item, form, problems, topics, languages, names }: TeachSources,
  speech: Speech,
): Page {
  const { t, code } = speech
  const said = problems.map(({ field, key, words = '', topic = '' }) => ({
    field,
    message: t(`toDo.fault.${key}`, { words, topic: names.topics.get(topic) ?? topic }),
  }))
  const model = {
    title: t('toDo.teach.title'),
    nav: [],
    form,
    key: item.key,
    problems: summaryOf(said),
    faults: Object.fromEntries(
      (['text', 'lang', 'topic', 'sure'] as const).map((field) => [field, problemOf(said, field)]),
    ),
    asksAgain: problems.some(({ field }) => field === 'sure') || form.sure === 'yes',
    office: item.office && officeName(item.office, names, speech),
    right: item.right && officeName(item.right, names, speech),
    topics: topics.map(({ slug, title, titles }) => ({
      value: slug,
      label: titles[code] ?? title,
      chosen: slug === form.topic,
    })),
    languages: languages.map((lang) => ({
      value: lang,
      label: speech.languageName(lang),
      chosen: lang === form.lang,
    })),
    action: editorPath('teachToDo', code, {}, { key: item.key }),
    back: editorPath('toDo', code),
  }
  return { view: 'staff/routing/teach', status: problems.length > 0 ? 422 : 200, model }
}
