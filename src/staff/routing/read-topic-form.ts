import { type LadderLevel, ladderLevels } from '../../content/revisions/ladder-store.js'
import type { EditedTopic } from '../../content/revisions/topic-editor-store.js'
import { maxText, maxTitle } from '../../content/rows/cell-types.js'
import { schoolLevels } from '../../directory/model/topic.js'
import { textsOf } from '../../platform/web/texts-of.js'
import {
  findStepProblems,
  isBlank,
  readStepRows,
  rowsOfSteps,
  type StepProblem,
  type StepRow,
  stepsOfRows,
} from './step-rows.js'

export type EditedTopicWords = EditedTopic['words'][string]
export const topicTexts = ['title', 'summary', 'bring'] as const
export type TopicText = (typeof topicTexts)[number]

/** Maximum length of each text, in characters. */
export const maxLetters: Record<TopicText, number> = { title: maxTitle, summary: maxText, bring: maxText }

/** The fields of a topic, as typed. */
export interface TopicForm {
  /** Only for a new topic; empty to make it from the title. */
  slug: string
  words: Record<string, EditedTopicWords>
  straight: boolean
  legal: boolean
  also: StepRow[]
  ladders: Record<LadderLevel, StepRow[]>
}

/** A fault of the form: `field` is the id of the field. */
export interface TopicProblem {
  field: string
  key:
    | 'titleMissing'
    | 'summaryMissing'
    | 'tooLong'
    | 'slugFault'
    | 'slugTaken'
    | 'ladderMissing'
    | 'notYours'
    | StepProblem['key']
  /** BCP 47, for words. */
  lang?: string
  max?: number
}

/** The names that a topic may use, and further checks. */
export interface TopicChoices {
  offices: ReadonlySet<string>
  isTaken(slug: string): boolean
  /** Whether the account may save a topic with these offices on its ladders. */
  mayEdit(offices: readonly string[]): boolean
}

/** @param languages of the form's words, BCP 47 */
export function readTopicForm(body: unknown, languages: readonly string[]): TopicForm {
  const { slug, straight, legal } = textsOf(body, 'slug', 'straight', 'legal')
  const words = languages.map((lang): [string, EditedTopicWords] => {
    const names = topicTexts.map((text) => `${text}-${lang}`)
    const texts = textsOf(body, ...names)
    return [
      lang,
      Object.fromEntries(
        topicTexts.map((text) => [text, texts[`${text}-${lang}`] ?? '']),
      ) as EditedTopicWords,
    ]
  })
  return {
    slug: slug.trim(),
    words: Object.fromEntries(words),
    straight: straight === 'yes',
    legal: legal === 'yes',
    also: readStepRows(body, 'also'),
    ladders: Object.fromEntries(
      ladderLevels.map((level) => [level, readStepRows(body, level)]),
    ) as TopicForm['ladders'],
  }
}

/** The fields of an existing topic. */
export function formOfTopic(topic: EditedTopic, languages: readonly string[]): TopicForm {
  const { slug, words, straight, legal, also, ladders } = topic
  const empty = { title: '', summary: '', bring: '' }
  return {
    slug,
    straight,
    legal,
    also: rowsOfSteps(also.map((office) => [office])),
    words: Object.fromEntries(languages.map((lang) => [lang, words[lang] ?? empty])),
    ladders: Object.fromEntries(
      ladderLevels.map((level) => [level, rowsOfSteps(ladders[level] ?? [])]),
    ) as TopicForm['ladders'],
  }
}

/**
 * @param slug of the existing topic; null for a new one
 * @returns the topic, with an empty slug if it must be made; or the form's faults
 */
export function topicOfForm(
  form: TopicForm,
  slug: string | null,
  choices: TopicChoices,
): EditedTopic | TopicProblem[] {
  const problems = [
    ...wordProblems(form),
    ...(slug === null ? slugProblems(form.slug, choices) : []),
    ...ladderProblems(form, choices.offices),
  ]
  const topic: EditedTopic = {
    slug: slug ?? form.slug,
    straight: form.straight,
    legal: form.legal,
    words: wordsOf(form),
    also: stepsOfRows(form.also).flat(),
    ladders: laddersOf(form),
  }
  if (problems.length > 0) return problems
  if (!choices.mayEdit(Object.values(topic.ladders).flat(2)))
    return [{ field: 'any-0-office', key: 'notYours' }]
  return topic
}

/** English is required; other languages must be complete or empty. */
function wordProblems({ words }: TopicForm): TopicProblem[] {
  return Object.entries(words).flatMap(([lang, each]) => {
    if (lang !== 'en' && isEmpty(each)) return []
    const missing = (['title', 'summary'] as const).flatMap((text): TopicProblem[] =>
      each[text].trim() === '' ? [{ field: `${text}-${lang}`, key: `${text}Missing`, lang }] : [],
    )
    const long = topicTexts.flatMap((text): TopicProblem[] =>
      each[text].length > maxLetters[text]
        ? [{ field: `${text}-${lang}`, key: 'tooLong', max: maxLetters[text] }]
        : [],
    )
    return [...missing, ...long]
  })
}

function slugProblems(slug: string, { isTaken }: TopicChoices): TopicProblem[] {
  if (slug === '') return []
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) || slug.length > 60) return [{ field: 'slug', key: 'slugFault' }]
  return isTaken(slug) ? [{ field: 'slug', key: 'slugTaken' }] : []
}

function ladderProblems({ also, ladders }: TopicForm, offices: ReadonlySet<string>): TopicProblem[] {
  const groups: [string, StepRow[]][] = [...Object.entries(ladders), ['also', also]]
  const problems = groups.flatMap(([name, rows]) =>
    findStepProblems(rows, offices).map(({ at, part, key }) => ({ field: `${name}-${at}-${part}`, key })),
  )
  const has = (level: LadderLevel) => ladders[level].some((row) => !row.away && !isBlank(row))
  const complete = has('any') || schoolLevels.every(has)
  return complete ? problems : [...problems, { field: 'any-0-office', key: 'ladderMissing' }]
}

const isEmpty = (words: EditedTopicWords) => topicTexts.every((text) => words[text].trim() === '')
const plain = (text: string) => text.replace(/\s+/g, ' ').trim()

function wordsOf({ words }: TopicForm): EditedTopic['words'] {
  return Object.fromEntries(
    Object.entries(words).flatMap(([lang, each]) =>
      isEmpty(each)
        ? []
        : [[lang, { title: plain(each.title), summary: plain(each.summary), bring: plain(each.bring) }]],
    ),
  )
}

function laddersOf({ ladders }: TopicForm): EditedTopic['ladders'] {
  return Object.fromEntries(
    ladderLevels.flatMap((level) => {
      const steps = stepsOfRows(ladders[level])
      return steps.length > 0 ? [[level, steps]] : []
    }),
  )
}
