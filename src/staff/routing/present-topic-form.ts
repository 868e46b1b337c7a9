import { type LadderLevel, ladderLevels } from '../../content/revisions/ladder-store.js'
import { type EditedTopic, titleOfTopic } from '../../content/revisions/topic-editor-store.js'
import { paths } from '../../paths/paths.js'
import { editorPath } from '../../paths/routing-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import type { OwnLinks } from '../directory/present-links.js'
import { fingerprintOf, type OfficeName } from './editor-tools.js'
import { editorNav, type Problem, problemOf, summaryOf } from './frame-of.js'
import type { presentThinTopic } from './present-thin-topic.js'
import { maxLetters, type TopicForm, type TopicProblem, topicTexts } from './read-topic-form.js'
import { isBlank, type StepRow } from './step-rows.js'

export interface TopicFormSources {
  /** Null for a new one. */
  topic: EditedTopic | null
  form: TopicForm
  problems: TopicProblem[]
  /** True if somebody else has changed it meanwhile. */
  clash: boolean
  done: boolean
  /** True if the words of a removed topic came here. */
  merged: boolean
  offices: OfficeName[]
  mayEdit: boolean
  /** Number of phrasings by language. */
  phrasings: Record<string, number>
  /** The advice on few phrasings; null for enough. */
  thin: ReturnType<typeof presentThinTopic>
  /** True if families have a page about it now. */
  isPublic: boolean
  /** Its links; null for a new topic, and for people who may not change them. */
  links: OwnLinks | null
}

/** A topic: its words in each language, and its ladders. Read-only for people who may not change it. */
export function presentTopicForm(sources: TopicFormSources, speech: Speech): Page {
  const { topic, form, clash, done, merged, mayEdit, thin, isPublic } = sources
  const { t, code } = speech
  const problems = sources.problems.map(({ field, key, lang, max }) => ({
    field,
    message: t(`topicEditor.fault.${key}`, {
      language: lang ? speech.languageName(lang) : '',
      most: max ?? 0,
    }),
  }))
  const values = { slug: topic?.slug ?? '' }
  const model = {
    clash,
    done,
    merged,
    mayEdit,
    thin,
    problems: summaryOf(problems),
    title: topic ? titleOfTopic(topic, code) : t('topicEditor.newTitle'),
    nav: editorNav('topics', speech),
    back: editorPath('topics', code),
    action: topic ? editorPath('topic', code, values) : editorPath('newTopic', code),
    remove: topic && mayEdit ? editorPath('retireTopic', code, values) : null,
    seen: topic ? fingerprintOf(topic) : '',
    slug: topic ? null : { value: form.slug, fault: problemOf(problems, 'slug') },
    words: presentWords(sources, problems, speech),
    straight: form.straight,
    legal: form.legal,
    ladders: ladderLevels.map((level) => presentLadder(level, sources, problems, speech)),
    also: {
      rows: presentRows('also', form.also, sources, problems, speech),
      offices: form.also.flatMap(({ offices }) => offices.map((id) => nameOf(id, sources))),
    },
    phrasings: topic && presentCounts(topic.slug, sources, speech),
    links: sources.links,
    publicPage: topic && isPublic ? paths.topic(topic.slug, code) : null,
    tryPage: editorPath('try', code),
  }
  return { view: 'staff/routing/topic', status: problems.length > 0 ? 422 : clash ? 409 : 200, model }
}

function presentWords({ form }: TopicFormSources, problems: readonly Problem[], speech: Speech) {
  const { t } = speech
  return Object.entries(form.words).map(([lang, words]) => ({
    lang,
    legend: t('topicEditor.words', { language: speech.languageName(lang) }),
    isThere: words.title !== '',
    fields: topicTexts.map((text) => ({
      id: `${text}-${lang}`,
      lang,
      label: t(`topicEditor.text.${text}`),
      hint: text === 'bring' ? t('topicEditor.bringHint') : null,
      value: words[text],
      fault: problemOf(problems, `${text}-${lang}`),
      isLong: text !== 'title',
      maxLength: maxLetters[text],
    })),
  }))
}

function presentLadder(
  level: LadderLevel,
  sources: TopicFormSources,
  problems: readonly Problem[],
  speech: Speech,
) {
  const { t } = speech
  const rows = sources.form.ladders[level]
  return {
    legend: t(`topicEditor.level.${level}`),
    isOwn: rows.length > 0 || level === 'any',
    isOpen: rows.some((row) => !isBlank(row)),
    steps: rows.map(({ offices }) =>
      new Intl.ListFormat(speech.code, { type: 'disjunction' }).format(
        offices.map((id) => nameOf(id, sources)),
      ),
    ),
    rows: presentRows(level, rows, sources, problems, speech),
  }
}

/** Number of empty rows offered after the existing ones. */
const blankRows = 2

function presentRows(
  name: LadderLevel | 'also',
  typed: readonly StepRow[],
  { offices }: TopicFormSources,
  problems: readonly Problem[],
  { t }: Speech,
) {
  const blank = { was: '', place: '', offices: [], away: false }
  const isLadder = name !== 'also'
  const rows = [...withoutTrailingBlanks(typed), ...Array.from({ length: blankRows }, () => blank)]
  return rows.map((row, index) => {
    const id = `${name}-${index}`
    const chosen = isLadder ? [...row.offices, ''] : row.offices.length > 0 ? row.offices : ['']
    const choices = isLadder && chosen.length < 2 ? ['', ''] : chosen
    return {
      id,
      was: row.was,
      place: row.place,
      away: row.away,
      isNew: row.was === '',
      legend: row.was === '' ? t('topicEditor.newStep') : t('topicEditor.step', { place: row.was }),
      placeFault: problemOf(problems, `${id}-place`),
      officeFault: problemOf(problems, `${id}-office`),
      choices: choices.map((office, nth) => ({
        id: nth === 0 ? `${id}-office` : `${id}-office-${nth + 1}`,
        label: nth === 0 ? t('topicEditor.office') : t('topicEditor.or'),
        options: offices.map((each) => ({
          value: each.id,
          label: each.name,
          chosen: each.id === office,
        })),
      })),
    }
  })
}

/** Drops trailing empty rows, which the form adds again; others stay, because faults name a row by its position. */
function withoutTrailingBlanks(rows: readonly StepRow[]): readonly StepRow[] {
  return rows.slice(0, rows.findLastIndex((row) => !isBlank(row)) + 1)
}

function presentCounts(slug: string, { phrasings }: TopicFormSources, speech: Speech) {
  const { t, code } = speech
  return {
    href: editorPath('phrasings', code, { slug }),
    rows: Object.entries(phrasings)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([lang, count]) => ({
        text: t('topicEditor.inLanguage', { count, language: speech.languageName(lang) }),
        href: editorPath('phrasings', code, { slug }, { lang }),
      })),
  }
}

const nameOf = (id: string, { offices }: TopicFormSources) =>
  offices.find((office) => office.id === id)?.name ?? id
