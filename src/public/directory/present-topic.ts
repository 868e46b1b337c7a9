import { cardContext } from '../../answering/cards/card-context.js'
import { type EmergencyPanel, presentEmergency } from '../../answering/cards/present-emergency.js'
import {
  type EntryCard,
  hideEmail,
  type LadderStep,
  presentEntry,
  presentRights,
  type Rights,
  whatToBring,
} from '../../answering/cards/present-entry.js'
import { graveTopics } from '../../answering/danger/grave-topics.js'
import { askedAsWell, firstByLevel, type WhomToAsk, whomToAsk } from '../../answering/whom-to-ask.js'
import { emergencyLines } from '../../directory/contacts/emergency-lines.js'
import { type OfficeLink, officeLink } from '../../directory/contacts/office-link.js'
import { listItems } from '../../directory/model/contact.js'
import { inLanguage, type Marked, markedIn } from '../../directory/model/in-language.js'
import { linksOf, otherLinks, type ShownLink } from '../../directory/model/link.js'
import { ladderAt, type RoutingTopic } from '../../directory/model/topic.js'
import type { PageMoment } from '../../directory/page-moment.js'
import { relatedTopics } from '../../directory/search/related-topics.js'
import { paths } from '../../paths/paths.js'
import { groupBy } from '../../platform/database/group-by.js'
import { capitalize } from '../../platform/language/capitalize.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import type { ChosenSchool } from './chosen-school.js'
import { presentProblems, presentSchoolChooser, type SchoolChooser } from './present-school-chooser.js'
import { type TopicLink, topicLink } from './present-topics.js'

/** The inputs of a topic's page. */
export interface TopicSources extends PageMoment {
  topic: RoutingTopic
  /** All published topics. */
  topics: readonly RoutingTopic[]
  chosen: ChosenSchool
  /** Slug of the school this browser chose last; empty for none. */
  remembered: string
}

/** A topic: what to know, whom to ask at which school, what to have ready, and whom to ask next. */
export function presentTopic(sources: TopicSources): Page {
  const { topic, topics, chosen, directory, speech, now } = sources
  const { school, problem } = chosen
  const words = inLanguage(topic.words, speech.code)
  const at = { school: school?.slug ?? null }
  const whom = whomToAsk(topic, school, sources)
  const { entry } = whom
  const card = entry && presentEntry(entry, cardContext({ directory, now, speech }))
  const model: TopicModel = {
    title: words.title,
    heading: markedIn(topic.words, speech.code, ({ title }) => title),
    summary: markedIn(topic.words, speech.code, ({ summary }) => summary),
    support: presentSupport(sources),
    straight: topic.straight && !topic.legal,
    rights: topic.legal ? presentRights(topic.slug, speech) : null,
    problems: presentProblems(problem, speech),
    school: school && { name: school.name, href: paths.school(school.slug, speech.code) },
    card: card && {
      ...card,
      contact: card.contact && hideEmail(card.contact, emailAction(whom, sources)),
    },
    links: otherLinks(linksOf(directory, { topic: topic.slug }, speech.code), card),
    office: entry && officeLink(directory, entry.office, school?.slug ?? null, speech.code),
    frontOffice: whom.standsIn && school ? speech.t('topics.frontOffice', { school: school.name }) : null,
    byLevel: entry ? null : presentLevels(sources),
    chooser: presentChooser(whom, sources),
    ladder: school && (card?.ladder ?? null),
    steps: school ? null : presentSteps(sources),
    bring: bringOf(whom, sources),
    also: entry
      ? askedAsWell(topic, school?.level ?? null, entry.office).map((office) =>
          officeLink(directory, office, school?.slug ?? null, speech.code),
        )
      : null,
    related: relatedTopics(topic, topics).map((other) => topicLink(other, speech.code, at)),
    ask: paths.askAbout(words.title, speech.code, at),
  }
  return {
    view: 'public/directory/topic',
    status: problem ? 422 : 200,
    model,
    description: words.summary,
    index: school === null && problem === null,
  }
}

export interface TopicModel {
  title: string
  heading: Marked
  summary: Marked
  /** Help lines with the quick exit, where the topic is about harm; null for any other. */
  support: EmergencyPanel | null
  straight: boolean
  /** Legal rights and deadlines; null when the matter has no legal track. */
  rights: Rights | null
  problems: { href: string; message: string }[] | null
  school: { name: string; href: string } | null
  card: EntryCard | null
  /** The topic's own pages and forms besides the card's; null for none. */
  links: ShownLink[] | null
  /** The card's office. */
  office: OfficeLink | null
  /** Why the card is the school's front office; null if it is not. */
  frontOffice: string | null
  /** The first office to ask by level; null when one office is shown. */
  byLevel: { level: string; offices: OfficeLink[] }[] | null
  /** Null when all schools are alike. */
  chooser: SchoolChooser | null
  /** With dates, for a school. */
  ladder: LadderStep[] | null
  /** Without dates or a school: the offices of each step. */
  steps: OfficeLink[][] | null
  bring: string[] | null
  also: OfficeLink[] | null
  related: TopicLink[]
  ask: string
}

function presentSupport({ topic, directory, speech, now }: TopicSources): EmergencyPanel | null {
  const kind = graveTopics[topic.slug]
  if (!kind) return null
  const asked = { kinds: [kind], level: 'support' as const }
  const lines = emergencyLines(directory.crisisLines, { ...asked, language: speech.code }, { directory, now })
  return presentEmergency({ ...asked, lines }, asked.level, speech)
}

function emailAction({ entry }: WhomToAsk, { speech }: TopicSources): string {
  return paths.email(entry?.contact?.emailOf ?? null, speech.code)
}

/** By level, joining levels with the same offices; no level when all share them. */
function presentLevels({ topic, directory, speech }: TopicSources): TopicModel['byLevel'] {
  const levels = firstByLevel(topic)
  const alike = [...groupBy(levels, ({ offices }) => offices.join()).values()]
  return alike.map((group) => ({
    level: alike.length === 1 ? '' : speech.list(group.map(({ level }) => speech.t(`schools.${level}`))),
    offices: (group[0]?.offices ?? []).map((office) => officeLink(directory, office, null, speech.code)),
  }))
}

/** A school is needed for the number, or for the next steps; once chosen, offer another. */
function presentChooser({ entry }: WhomToAsk, sources: TopicSources): SchoolChooser | null {
  const { topic, chosen, remembered, speech } = sources
  const { school, problem } = chosen
  const needed = school ? dependsOnSchool(sources) : entry === null || hasNext(topic)
  if (!needed) return null
  const words = chooserWords(school ? 'other' : entry ? 'next' : 'first', speech)
  const action = paths.topic(topic.slug, speech.code)
  return presentSchoolChooser({ action, ...words }, school?.slug ?? remembered, problem, sources)
}

function chooserWords(kind: 'first' | 'next' | 'other', { t }: Speech) {
  if (kind === 'other') return { title: t('topics.otherSchool'), lead: null, button: t('topics.otherButton') }
  if (kind === 'next')
    return { title: t('topics.nextTitle'), lead: t('topics.nextLead'), button: t('topics.nextButton') }
  return { title: t('school.title'), lead: t('school.lead'), button: t('school.button') }
}

/** True when another school gives another page. */
function dependsOnSchool({ topic, directory }: TopicSources): boolean {
  const offices = firstByLevel(topic).flatMap(({ offices: [first] }) => first ?? [])
  return hasNext(topic) || offices.some((office) => directory.office(office)?.level === 'school')
}

function hasNext(topic: RoutingTopic): boolean {
  return (
    !topic.straight &&
    !topic.legal &&
    Object.values(topic.ladders).some((ladder) => ladder && ladder.length > 1)
  )
}

/** The steps; null when they depend on the level, or there is no ladder. */
function presentSteps({ topic, directory, speech }: TopicSources): OfficeLink[][] | null {
  if (!hasNext(topic) || Object.keys(topic.ladders).length > 1) return null
  return ladderAt(topic, null).map((offices) =>
    offices.map((office) => officeLink(directory, office, null, speech.code)),
  )
}

/** The topic's own list, else the office's general one. */
function bringOf({ entry }: WhomToAsk, { topic, speech }: TopicSources): string[] | null {
  const items = entry ? whatToBring(entry) : listItems(inLanguage(topic.words, speech.code).bring)
  return items.length > 0 ? items.map(capitalize) : null
}
