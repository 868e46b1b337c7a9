import type { Speech } from '../language/language.js'
import { tidyText } from '../matching/tidy-text.js'
import { paths } from '../paths.js'
import type { Page } from '../web/pages.js'
import type { Answer, AnswerEntry, AnswerSchool } from './answer.js'
import { spellAnswerCode } from './answer-code.js'
import { type EmergencyPanel, presentEmergency } from './present-emergency.js'
import { type EntryCard, entryTitle, type Moment, presentEntry } from './present-entry.js'
import { groupSchools, type SchoolGroup } from './present-home.js'
import { isoDay } from './present-open.js'

/** What the page of an answer is made from. */
export interface AnswerSources extends Moment {
  answer: Answer
  /** What this browser typed; null for every other. */
  typedText: string | null
  /** The office to show first, when one was picked. */
  office: string | null
  thanks: boolean
  /** The school form came back without a school. */
  schoolMissing: boolean
  schools: AnswerSchool[]
  publicUrl: string
}

/** What the three pages of an answer share. */
export interface AnswerModel {
  title: string
  code: string
  typedText: string | null
  emergency: EmergencyPanel | null
  support: EmergencyPanel | null
  /** Plain sentences about what was taken from the words; null for none. */
  remarks: string[] | null
  notices: string[] | null
  thanks: boolean
  home: string
  /** Null when no school is missing. */
  schoolForm: SchoolForm | null
  problems: { href: string; message: string }[] | null
  feedback: { action: string; office: string; school: string | null } | null
  print: { today: string; url: string }
}

export interface SchoolForm {
  action: string
  office: string
  groups: SchoolGroup[]
  problem: string | null
}

/** An office that is offered beside the others. */
export interface EntryChoice {
  card: EntryCard
  href: string
}

/** The page of an answer: one office, a choice of two or three, or the people to ask. */
export function presentAnswer(sources: AnswerSources): Page {
  return { ...presentOutcome(sources), status: sources.schoolMissing ? 422 : 200 }
}

function presentOutcome(sources: AnswerSources): Page {
  const { answer, office } = sources
  const picked = answer.entries.find((entry) => entry.office === office)
  if (picked) return presentOne(sources, picked)
  if (answer.parts) return presentTwo(sources, answer.parts)
  const [best] = answer.entries
  if (answer.outcome === 'answer' && best) return presentOne(sources, best)
  return answer.outcome === 'choose' ? presentChoose(sources) : presentHandover(sources)
}

/** The page after "not the right person": who comes next, and a person now. */
export function presentOthers(sources: AnswerSources): Page {
  const wrong = sources.office ?? sources.answer.entries[0]?.office
  const next = sources.answer.entries.filter((entry) => entry.office !== wrong)
  const title = sources.speech.t('others.title')
  const model = {
    ...presentShared(sources, title, null),
    choices: next.length > 0 ? next.map((entry) => choiceOf(entry, sources)) : null,
  }
  return { view: 'concerns/others', model }
}

function presentOne(sources: AnswerSources, entry: AnswerEntry): Page {
  const { answer, speech } = sources
  const others = answer.outcome === 'handover' ? [] : answer.entries.filter((other) => other !== entry)
  const model = {
    ...presentShared(sources, entryTitle(entry, speech), entry),
    card: presentEntry(entry, sources),
    others: others.length > 0 ? others.slice(0, 3).map((other) => choiceOf(other, sources)) : null,
  }
  return { view: 'concerns/answer', model }
}

/** Two concerns in one message: whom to ask for each, with the words that led there for the browser that typed them. */
function presentTwo(sources: AnswerSources, parts: { from: number; to: number }[]): Page {
  const { answer, speech, typedText } = sources
  const typed = typedText === null ? null : tidyText(typedText)
  const best = parts.flatMap((part, i) => {
    const entry = answer.entries.find((candidate) => candidate.part === i)
    const words = typed?.slice(part.from, part.to).trim()
    return entry ? [{ ...choiceOf(entry, sources), words: words || (entry.topic?.title ?? null) }] : []
  })
  const missing = answer.entries.find((entry) => entry.contact === null) ?? null
  const model = {
    ...presentShared(sources, speech.t('two.title'), null),
    two: best,
    schoolForm: missing && presentSchoolForm(sources, missing),
  }
  return { view: 'concerns/two', model }
}

function presentChoose(sources: AnswerSources): Page {
  const { answer, speech } = sources
  const model = {
    ...presentShared(sources, headingOf(answer.question, speech), null),
    choices: answer.entries.slice(0, 3).map((entry) => choiceOf(entry, sources)),
  }
  return { view: 'concerns/choose', model }
}

/** The longest question that is still read at a glance, in characters; the choices below say the rest. */
const longestHeading = 90

function headingOf(question: string | null, speech: Speech): string {
  return question !== null && question.length <= longestHeading ? question : speech.t('choose.title')
}

function presentHandover(sources: AnswerSources): Page {
  const { answer, speech } = sources
  const unplaced = answer.entries.find((entry) => entry.contact === null) ?? null
  const near = answer.nearTopics.map(({ title }) => ({ title, href: paths.askAbout(title, speech.code) }))
  const model = {
    ...presentShared(sources, speech.t('handover.title'), unplaced),
    feedback: null,
    cards: answer.entries.filter((entry) => entry.contact).map((entry) => presentEntry(entry, sources)),
    // The district's own line is always there; not twice where the answer names it already.
    districtLine: !answer.entries.some((entry) => entry.contact && entry.level === 'district'),
    nearTopics: near.length > 0 ? near : null,
  }
  return { view: 'concerns/handover', model }
}

/** @param entry the office the page is about; null where it is about several */
function presentShared(sources: AnswerSources, title: string, entry: AnswerEntry | null): AnswerModel {
  const { answer, speech, now, timeZone } = sources
  const { code, emergency } = answer
  return {
    title,
    code: spellAnswerCode(code),
    typedText: sources.typedText,
    emergency: presentEmergency(emergency, 'now', speech),
    support: presentEmergency(emergency, 'support', speech),
    remarks: answer.remarks.length > 0 ? answer.remarks : null,
    notices: answer.notices.length > 0 ? answer.notices : null,
    thanks: sources.thanks,
    home: paths.home(speech.code),
    schoolForm: entry && entry.contact === null ? presentSchoolForm(sources, entry) : null,
    problems: sources.schoolMissing
      ? [{ href: '#school', message: speech.t('problem.schoolMissing') }]
      : null,
    // Nobody was named yet, so nobody can have been the right person.
    feedback: entry?.contact
      ? {
          action: paths.answerFeedback(code, speech.code),
          office: entry.office,
          school: answer.school?.slug ?? null,
        }
      : null,
    print: {
      today: isoDay(now, timeZone),
      url: `${sources.publicUrl}${paths.answer(code, speech.code)}`.replace(/^https?:\/\//, ''),
    },
  }
}

function presentSchoolForm(sources: AnswerSources, entry: AnswerEntry): SchoolForm {
  const { answer, schools, speech } = sources
  return {
    action: paths.answerSchool(answer.code, speech.code),
    office: entry.office,
    groups: groupSchools(schools, '', speech),
    problem: sources.schoolMissing ? speech.t('problem.schoolMissing') : null,
  }
}

function choiceOf(entry: AnswerEntry, sources: AnswerSources): EntryChoice {
  const { answer, speech } = sources
  const href = paths.answer(answer.code, speech.code, {
    office: entry.office,
    school: answer.school?.slug ?? null,
  })
  return { card: presentEntry(entry, sources), href }
}
