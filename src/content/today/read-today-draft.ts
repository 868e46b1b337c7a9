import { addDays, dayMs, localDate, momentAt } from '../../directory/time/local-time.js'
import { type TodayKind, todayKinds } from '../../directory/today/today-line.js'
import { mainLanguage } from '../../paths/paths.js'
import type { Language } from '../../platform/language/language.js'
import { type Wording, wording } from '../../platform/language/wording.js'
import type { FieldProblem } from '../../platform/web/errors.js'

/** A line to post, as given by a form or a program. */
export interface TodayDraft {
  kind: string
  /** Own words by language; empty for the ready-made sentence. */
  texts: Readonly<Record<string, string>>
  /** Slugs; empty for all schools. */
  schools: readonly string[]
  from: GivenMoment
  until: GivenMoment
  closesOffices: boolean
}

/** Null for the default: now, and the end of the day. */
export type GivenMoment = Date | 'unreadable' | null

/** A checked line. */
export interface NewTodayLine {
  kind: TodayKind
  schools: string[]
  startsAt: Date
  endsAt: Date
  closesOffices: boolean
  /** By language; always in English. */
  words: Record<string, string>
}

/** The data a draft is checked against. */
export interface TodayContext {
  language: Language
  /** Slugs of the district's schools. */
  schools: ReadonlySet<string>
  timeZone: string
  now: Date
}

/** Two lines on a phone. */
export const maxTodayText = 200
/** Longer news belongs on the district's own website. */
const maxDays = 31

/** @returns the line, or everything that is wrong with the draft */
export function readTodayDraft(draft: TodayDraft, context: TodayContext): NewTodayLine | FieldProblem[] {
  const kind = todayKinds.find((each) => each === draft.kind)
  const texts = readTexts(draft.texts)
  const span = readSpan(draft, context)
  const problems = [
    ...(kind ? [] : [problem('kind', wording('todayRoom.fault.kind', { list: todayKinds.join(', ') }))]),
    ...textProblems(texts, kind, context),
    ...draft.schools
      .filter((slug) => !context.schools.has(slug))
      .map((school) => problem('schools', wording('todayRoom.fault.school', { school: clip(school) }))),
    ...span.problems,
    ...officeProblems(draft),
  ]
  const own = Object.keys(texts).length > 0
  if (problems.length === 0 && !own && span.days > 1)
    problems.push(problem('until', wording('todayRoom.fault.saysToday')))
  if (problems.length > 0 || !kind) return problems
  const schools = [...new Set(draft.schools)]
  return {
    kind,
    schools,
    startsAt: span.from,
    endsAt: span.until,
    closesOffices: draft.closesOffices,
    words: own ? texts : readySentences(kind, schools.length === 0, context.language),
  }
}

/** The ready-made sentence of a kind, in every language that has it; a kind without one has none. */
export function readySentences(kind: TodayKind, forAll: boolean, language: Language): Record<string, string> {
  if (kind === 'other') return {}
  const reach = forAll ? 'all' : 'some'
  return translatedSentences((code) => language.speech(code).t(`today.ready.${kind}.${reach}`), language)
}

/** A sentence in every language that has it; always in English. */
export function translatedSentences(
  sentence: (code: string) => string,
  language: Language,
): Record<string, string> {
  const english = sentence(mainLanguage)
  const translated = language.offered.filter((code) => sentence(code) !== english)
  return Object.fromEntries([mainLanguage, ...translated].map((code) => [code, sentence(code)]))
}

const problem = (field: string, said: Wording): FieldProblem => ({ field, ...said })

/** Only languages with words; spaces and line breaks are tidied. */
function readTexts(texts: TodayDraft['texts']): Record<string, string> {
  const tidy = Object.entries(texts).map(([lang, text]) => [lang, text.replace(/[\s\p{Cc}]+/gu, ' ').trim()])
  return Object.fromEntries(tidy.filter(([, text]) => text !== ''))
}

function textProblems(
  texts: Record<string, string>,
  kind: TodayKind | undefined,
  { language }: TodayContext,
): FieldProblem[] {
  const needed = kind === 'other' || Object.keys(texts).length > 0
  const missing = needed && texts.en === undefined
  return [
    ...(missing ? [problem('text.en', wording('todayRoom.fault.english'))] : []),
    ...Object.entries(texts).flatMap(([lang, text]) => {
      if (!language.offered.includes(lang))
        return problem('text', wording('todayRoom.fault.language', { lang: clip(lang) }))
      const length = [...text].length
      if (length <= maxTodayText) return []
      return problem(`text.${lang}`, wording('todayRoom.fault.long', { most: maxTodayText, length }))
    }),
  ]
}

interface Span {
  from: Date
  until: Date
  /** Dates that it touches. */
  days: number
  problems: FieldProblem[]
}

function readSpan(draft: TodayDraft, { now, timeZone }: TodayContext): Span {
  const from = draft.from instanceof Date ? draft.from : now
  const firstDay = localDate(from, timeZone)
  const endOfDay = momentAt(addDays(firstDay, 1), 0, timeZone)
  const until = draft.until instanceof Date ? draft.until : endOfDay
  const lastDay = localDate(new Date(until.getTime() - 1), timeZone)
  const days = Math.round((Date.parse(lastDay) - Date.parse(firstDay)) / dayMs) + 1
  return { from, until, days, problems: spanProblems(draft, { from, until, days }, now) }
}

function spanProblems(
  draft: TodayDraft,
  { from, until, days }: Omit<Span, 'problems'>,
  now: Date,
): FieldProblem[] {
  const unreadable = (['from', 'until'] as const).filter((field) => draft[field] === 'unreadable')
  if (unreadable.length > 0)
    return unreadable.map((field) => problem(field, wording('todayRoom.fault.moment')))
  if (until <= from) return [problem('until', wording('todayRoom.fault.backwards'))]
  if (until <= now) return [problem('until', wording('todayRoom.fault.past'))]
  return days > maxDays ? [problem('until', wording('todayRoom.fault.days', { most: maxDays }))] : []
}

function officeProblems({ closesOffices, kind, schools }: TodayDraft): FieldProblem[] {
  if (!closesOffices || (kind === 'closure' && schools.length === 0)) return []
  return [problem('closes_offices', wording('todayRoom.fault.offices'))]
}

/** Quotes only part of the typed words. */
function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
