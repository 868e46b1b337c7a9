import type { Answer, AnswerEntry } from '../../answering/answer.js'
import { clearChoices } from '../../answering/cards/clear-choices.js'
import { type EmergencyPanel, presentEmergency } from '../../answering/cards/present-emergency.js'
import {
  type EntryCard,
  entryTitle,
  type Moment,
  personAsked,
  presentEntry,
} from '../../answering/cards/present-entry.js'
import { type NoticePart, presentNotice } from '../../answering/cards/present-notice.js'
import { usefulOthers, wasPassedOver } from '../../answering/cards/present-others.js'
import { groupSchools, type SchoolGroup } from '../../answering/cards/school-options.js'
import { spellAnswerCode } from '../../answering/inquiries/answer-code.js'
import { isOffice } from '../../answering/people-to-ask.js'
import type { IdentifierKind } from '../../answering/privacy/identifier.js'
import type { AnswerSchool } from '../../directory/contacts/resolved-contact.js'
import { paths } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import { tidyText } from '../../platform/text/tidy-text.js'
import type { Page } from '../../platform/web/pages.js'
import { presentShare, type SharePanel } from './present-share.js'
import { presentTypedHint } from './present-typed-hint.js'

/** The inputs of an answer's page. */
export interface AnswerSources extends Moment {
  answer: Answer
  /** What this browser typed; null for others. */
  typedText: string | null
  /** Kinds of identifying details in it, each once. */
  typedIdentifiers: IdentifierKind[]
  /** Key of the entry to show first, if one was picked. */
  office: string | null
  thanks: boolean
  /** The school form was submitted without a school. */
  schoolMissing: boolean
  schools: AnswerSchool[]
  publicUrl: string
  /** The short one. */
  districtName: string
}

/** Shared by the three pages of an answer. */
export interface AnswerModel {
  title: string
  /** Null if the answer could not be stored: then it cannot be shared or opened again. */
  code: string | null
  typedText: string | null
  /** A gentle note when a name or number seems to be in it; null for none. */
  typedHint: string | null
  emergency: EmergencyPanel | null
  support: EmergencyPanel | null
  /** Where a tap on "yes" leads; null when it is already clear whether anyone is in danger now. */
  askDanger: string | null
  /** Plain sentences about details taken from the text; null for none. */
  remarks: string[] | null
  notices: NoticePart[][] | null
  thanks: boolean
  home: string
  /** Null when no school is missing. */
  schoolForm: AnswerSchoolForm | null
  problems: { href: string; message: string }[] | null
  /** Null if nobody was named. */
  feedback: FeedbackPanel | null
  share: SharePanel | null
}

/** Feedback for each named office. */
export interface FeedbackPanel {
  action: string
  school: string | null
  offices: { key: string; name: string }[]
}

export interface AnswerSchoolForm {
  action: string
  /** Null when the page is about several; it then comes back unchanged. */
  office: string | null
  /** The text to ask again at the school; null when the answer has a code. */
  concern: string | null
  groups: SchoolGroup[]
  problem: string | null
}

/** An alternative office. */
export interface EntryChoice {
  card: EntryCard
  /** What distinguishes it: the topic, else the person or the office. */
  heading: string
  /** Null when the heading is the office. */
  office: string | null
  what: string
  /** Its own page; null if the answer could not be stored. */
  href: string | null
}

/** The page of an answer: one office, a choice of two or three, or the people to ask. */
export function presentAnswer(sources: AnswerSources): Page {
  const status = sources.schoolMissing ? 422 : 200
  return { ...presentOutcome(sources), parentLanguage: sources.answer.askedIn, status }
}

function presentOutcome(sources: AnswerSources): Page {
  const { answer, office } = sources
  const picked = answer.entries.find((entry) => entry.key === office)
  if (picked) return presentOne(sources, picked)
  if (answer.parts) return presentTwo(sources, answer.parts)
  const [best] = answer.entries
  if (answer.outcome === 'answer' && best) return presentOne(sources, best)
  return answer.outcome === 'choose' ? presentChoose(sources) : presentHandover(sources)
}

/** The page after "not the right person": whom to ask next, and a person to call now. */
export function presentOthers(sources: AnswerSources): Page {
  const { answer } = sources
  const wrong = sources.office ?? answer.entries[0]?.key
  const next = answer.entries
    .filter((entry) => entry.key !== wrong && !wasPassedOver(entry, answer))
    .slice(0, 3)
  const title = sources.speech.t('others.title')
  const model = {
    ...presentShared(sources, title, null),
    choices: next.length > 0 ? choicesOf(next, sources) : null,
  }
  return { view: 'public/ask/others', model, parentLanguage: answer.askedIn }
}

function presentOne(sources: AnswerSources, entry: AnswerEntry): Page {
  const { answer, speech } = sources
  const others = usefulOthers(answer, entry)
  const model = {
    ...presentShared(sources, entryTitle(entry, speech), entry),
    card: presentEntry(entry, sources),
    links: linksOf(entry, speech),
    others: others.length > 0 ? choicesOf(others, sources) : null,
  }
  return { view: 'public/ask/answer', model }
}

/** Two concerns in one message: whom to ask for each, quoting the words to the browser that typed them. */
function presentTwo(sources: AnswerSources, parts: { from: number; to: number }[]): Page {
  const { answer, speech, typedText } = sources
  const typed = typedText === null ? null : tidyText(typedText)
  const best = parts.flatMap((part, i) => {
    const entry = answer.entries.find((candidate) => candidate.part === i)
    const words = typed?.slice(part.from, part.to).trim()
    const about = words ? speech.t('choose.quoted', { title: words }) : (entry?.topic?.title ?? null)
    return entry ? [{ entry, about }] : []
  })
  const unplaced = best.find(({ entry }) => entry.contact === null)?.entry
  const model = {
    ...presentShared(sources, speech.t('two.title'), null),
    feedback: presentFeedback(
      sources,
      best.map(({ entry }) => entry),
    ),
    two: best.map(({ entry, about }) => ({ ...choiceOf(entry, sources, true), about })),
    schoolForm: unplaced ? { ...presentSchoolForm(sources, unplaced), office: null } : null,
  }
  return { view: 'public/ask/two', model }
}

function presentChoose(sources: AnswerSources): Page {
  const { answer, speech } = sources
  if (answer.nearTopics.length > 0) return presentVague(sources)
  const entries = clearChoices(answer.entries)
  const people = entries.flatMap((entry) => personAsked(answer, entry) ?? [])
  const question =
    people.length === entries.length
      ? speech.t('choose.people')
      : headingOf(entries.length < answer.entries.length ? null : answer.question, speech)
  const model = {
    ...presentShared(sources, question, null),
    choices: choicesOf(entries, sources),
    topics: null,
  }
  return { view: 'public/ask/choose', model }
}

/** One or two words that name a whole field: asks which of its topics is meant. */
function presentVague(sources: AnswerSources): Page {
  const { answer, speech } = sources
  const model = {
    ...presentShared(sources, speech.t('choose.vague'), null),
    choices: null,
    topics: answer.nearTopics.map(({ slug, title }) => ({ title, href: paths.topic(slug, speech.code) })),
  }
  return { view: 'public/ask/choose', model }
}

/** The longest question that reads at a glance, in characters; the choices say the rest. */
const maxHeadingLength = 90

function headingOf(question: string | null, speech: Speech): string {
  return question !== null && question.length <= maxHeadingLength ? question : speech.t('choose.title')
}

function presentHandover(sources: AnswerSources): Page {
  const { answer, speech } = sources
  const unplaced = answer.entries.find((entry) => entry.contact === null) ?? null
  const near = answer.nearTopics.map(({ title }) => ({ title, href: paths.askAbout(title, speech.code) }))
  const model = {
    ...presentShared(sources, speech.t('handover.title'), unplaced),
    feedback: null,
    cards: answer.entries.filter((entry) => entry.contact).map((entry) => presentEntry(entry, sources)),
    // The district's own line is always shown, but not twice.
    districtLine: !answer.entries.some((entry) => entry.contact && entry.level === 'district'),
    nearTopics: near.length > 0 ? near : null,
  }
  return { view: 'public/ask/handover', model }
}

/** @param entry the page's office; null when it is about several */
function presentShared(sources: AnswerSources, title: string, entry: AnswerEntry | null): AnswerModel {
  const { answer, speech } = sources
  const { code, emergency } = answer
  return {
    title,
    code: code && spellAnswerCode(code),
    typedText: sources.typedText,
    typedHint: presentTypedHint(sources.typedIdentifiers, speech),
    emergency: presentEmergency(emergency, 'now', speech),
    support: presentEmergency(emergency, 'support', speech),
    askDanger: emergency?.asks ? paths.helpNow(speech.code) : null,
    remarks: answer.remarks.length > 0 ? answer.remarks : null,
    notices: answer.notices.length > 0 ? answer.notices.map(presentNotice) : null,
    thanks: sources.thanks,
    home: paths.home(speech.code),
    schoolForm: entry && entry.contact === null ? presentSchoolForm(sources, entry) : null,
    problems: sources.schoolMissing
      ? [{ href: '#school', message: speech.t('problem.schoolMissing') }]
      : null,
    feedback: entry && presentFeedback(sources, [entry]),
    share:
      code === null
        ? null
        : presentShare(sources, code, entry && opensFirst(entry, answer) ? null : (entry?.key ?? null)),
  }
}

/** Nobody was named, so there is no feedback to ask for. */
function presentFeedback(
  { answer, speech }: AnswerSources,
  entries: readonly AnswerEntry[],
): FeedbackPanel | null {
  const { code } = answer
  if (code === null || entries.length === 0 || entries.some(({ contact }) => contact === null)) return null
  return {
    action: paths.answerFeedback(code, speech.code),
    school: answer.school?.slug ?? null,
    offices: entries.map(({ key, name }) => ({ key, name })),
  }
}

/** True when the answer's address opens at this entry by default. */
function opensFirst(entry: AnswerEntry, { outcome, parts, entries }: Answer): boolean {
  return outcome !== 'choose' && parts === null && entry === entries[0]
}

/** A link to more in the directory. */
function linksOf(
  { office, school, topic, standsIn }: AnswerEntry,
  speech: Speech,
): { href: string; label: string }[] {
  const { code, t } = speech
  const aboutOffice = school ? paths.contact(office, school.slug, code) : paths.office(office, code)
  return [
    ...(standsIn || !isOffice(office) ? [] : [{ href: aboutOffice, label: t('links.office') }]),
    ...(school
      ? [{ href: paths.school(school.slug, code), label: t('links.school', { school: school.name }) }]
      : []),
    ...(topic ? [{ href: paths.topic(topic.slug, code), label: t('links.topic') }] : []),
  ]
}

function presentSchoolForm(sources: AnswerSources, entry: AnswerEntry): AnswerSchoolForm {
  const { answer, schools, speech, typedText } = sources
  const { code } = answer
  return {
    action: code === null ? paths.ask(speech.code) : paths.answerSchool(code, speech.code),
    office: entry.key,
    concern: code === null ? typedText : null,
    groups: groupSchools(schools, '', speech),
    problem: sources.schoolMissing ? speech.t('problem.schoolMissing') : null,
  }
}

/** Two offices of one topic are told apart by name, not by the topic. */
function choicesOf(entries: readonly AnswerEntry[], sources: AnswerSources): EntryChoice[] {
  const kinds = new Set(entries.map(({ topic, office }) => topic?.slug ?? office))
  return entries.map((entry) => choiceOf(entry, sources, kinds.size < entries.length))
}

function choiceOf(entry: AnswerEntry, sources: AnswerSources, byOffice: boolean): EntryChoice {
  const { answer, speech } = sources
  const card = presentEntry(entry, sources)
  const person = personAsked(answer, entry)
  const heading = person ?? (byOffice ? null : card.topicTitle) ?? card.name
  return {
    card,
    heading,
    office: heading === card.name ? null : card.name,
    what: card.contact?.person && person ? card.contact.person.title : whatItDoes(card, byOffice),
    href: hrefOf(entry, answer, speech),
  }
}

function hrefOf(entry: AnswerEntry, { code, school }: Answer, speech: Speech): string | null {
  if (code === null) return null
  const view = { office: entry.key, school: (entry.school ?? school)?.slug ?? null }
  return paths.answer(code, speech.code, view)
}

function whatItDoes({ summary, answersFor }: EntryCard, byOffice: boolean): string {
  return byOffice ? answersFor : (summary ?? answersFor)
}
