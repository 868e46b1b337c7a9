import { climbLadder } from '../directory/climb-ladder.js'
import type { DirectorySnapshot } from '../directory/directory-snapshot.js'
import { emergencyLines } from '../directory/emergency-lines.js'
import { inLanguage } from '../directory/in-language.js'
import { localDate } from '../directory/local-time.js'
import { openStateAt } from '../directory/opening-hours.js'
import { resolveContact } from '../directory/resolve-contact.js'
import type { School } from '../directory/school-store.js'
import type { Speech } from '../language/language.js'
import type { RankedOffice } from '../matching/match.js'
import type { Router } from '../matching/router.js'
import { ladderAt, type RoutingTopic } from '../routing/revision.js'
import type { Answer, AnswerContact, AnswerEntry, AnswerSchool } from './answer.js'
import type { Inquiry } from './inquiry-store.js'

/** The moment and place an answer is shown for. */
export interface Showing {
  school: School | null
  speech: Speech
  now: Date
}

/** The id that stands for the district's main line where an office is named: it answers when no office fits. */
export const districtLine = 'district-line'

/** Everything a parent is told, from what was found and the directory as it is now. */
export function resolveAnswer(
  inquiry: Inquiry,
  showing: Showing,
  router: Router,
  directory: DirectorySnapshot,
): Answer {
  const { result } = inquiry
  const { topics } = router.live()
  const topicOf = (slug: string | null) => (slug === null ? null : (topics.get(slug) ?? null))
  const resolving: Resolving = {
    ...showing,
    directory,
    askedOn: localDate(inquiry.askedAt, directory.district.timeZone),
  }
  const entries =
    result.outcome === 'handover'
      ? peopleToAsk(resolving)
      : result.offices.map((ranked) => resolveEntry(ranked, topicOf(ranked.topic), resolving))
  return {
    code: inquiry.code,
    askedAt: inquiry.askedAt,
    language: showing.speech.code,
    school: showing.school && schoolOf(showing.school),
    outcome: result.outcome,
    emergency: result.emergency && {
      ...result.emergency,
      lines: emergencyLines(directory.crisisLines, { ...result.emergency, language: showing.speech.code }),
    },
    question: result.outcome === 'choose' ? questionBetween(entries, showing.speech) : null,
    entries,
    nearTopics:
      result.outcome === 'handover'
        ? result.topics.flatMap(({ slug }) => nearTopic(topicOf(slug), resolving))
        : [],
    engine: result.engine,
    revision: result.revision,
    ms: result.ms,
  }
}

interface Resolving extends Showing {
  directory: DirectorySnapshot
  /** ISO date, where the district is. */
  askedOn: string
}

function resolveEntry(ranked: RankedOffice, topic: RoutingTopic | null, resolving: Resolving): AnswerEntry {
  const { directory, school, speech, now, askedOn } = resolving
  const office = directory.office(ranked.office)
  const atSchool = office?.level === 'school'
  const words = office && inLanguage(office.words, speech.code)
  const asked = {
    office: ranked.office,
    school: school?.slug ?? null,
    moment: now,
    language: speech.code,
    grade: null,
    lastName: null,
  }
  return {
    office: ranked.office,
    level: office?.level ?? 'district',
    school: atSchool && school ? schoolOf(school) : null,
    name: words?.name ?? ranked.office,
    answersFor: words?.answersFor ?? '',
    score: Math.round(ranked.score * 1000) / 1000,
    topic: topic && presentTopic(topic, speech.code),
    contact: resolveContact(directory, asked),
    ladder: topic ? ladderFrom(ranked.office, topic, resolving, askedOn) : [],
    why: whyThisOffice(words?.name ?? ranked.office, ranked.office, topic, resolving),
  }
}

/** The ladder as seen from an office on it; an office beside the ladder is asked by itself. */
function ladderFrom(
  office: string,
  topic: RoutingTopic,
  { directory, school, speech }: Resolving,
  date: string,
) {
  const steps = climbLadder(directory, { topic, school: school?.slug ?? null, date, language: speech.code })
  const own = steps.find((step) => step.office === office)
  return own ? steps.filter((step) => step.office === office || step.step !== own.step) : []
}

function presentTopic(topic: RoutingTopic, language: string): AnswerEntry['topic'] {
  const { title, summary, bring } = inLanguage(topic.words, language)
  const items = bring.split(/[,،、]/).map((item) => item.trim())
  return {
    slug: topic.slug,
    title,
    summary,
    bring: items.filter(Boolean),
    straight: topic.straight,
    legal: topic.legal,
  }
}

function whyThisOffice(
  name: string,
  office: string,
  topic: RoutingTopic | null,
  { school, speech }: Resolving,
): string {
  if (!topic) return speech.t('why.office', { office: name })
  const first = ladderAt(topic, school?.level ?? null)[0]?.includes(office) ?? false
  return speech.t(first ? 'why.first' : 'why.also', {
    office: name,
    topic: inLanguage(topic.words, speech.code).title,
  })
}

function questionBetween(entries: readonly AnswerEntry[], speech: Speech): string | null {
  const titles = [...new Set(entries.map((entry) => entry.topic?.title ?? entry.name))]
  if (titles.length < 2) return null
  const list = new Intl.ListFormat(speech.code, { type: 'disjunction' })
  return speech.t('choose.between', {
    topics: list.format(titles.map((title) => speech.t('choose.quoted', { title }))),
  })
}

/** With nobody named: the front office of the school, and the district's main line. */
function peopleToAsk(resolving: Resolving): AnswerEntry[] {
  const { directory, speech, now } = resolving
  const frontOffice = resolveEntry({ office: 'school-office', score: 0, topic: null }, null, resolving)
  const { district } = directory
  const name = speech.t('handover.district', { district: district.shortName })
  const line: AnswerContact = {
    person: null,
    awayUntil: null,
    phone: district.phone,
    ext: null,
    sms: null,
    email: district.email,
    room: null,
    hours: district.phoneHours,
    openState: openStateAt(district.phoneHours, now, district.timeZone, directory.calendar, null),
    languages: district.welcomeLanguages,
    replyBy: directory.calendar.addSchoolDays(resolving.askedOn, 1, null),
    replyDays: 1,
    bring: [],
    checkedOn: localDate(now, district.timeZone),
  }
  const main: AnswerEntry = {
    office: districtLine,
    level: 'district',
    school: null,
    name,
    answersFor: '',
    score: 0,
    topic: null,
    contact: line,
    ladder: [],
    why: speech.t('why.handover', { office: name }),
  }
  return [{ ...frontOffice, why: speech.t('why.handover', { office: frontOffice.name }) }, main]
}

function nearTopic(
  topic: RoutingTopic | null,
  { directory, school, speech }: Resolving,
): Answer['nearTopics'] {
  if (!topic) return []
  const office = directory.office(ladderAt(topic, school?.level ?? null)[0]?.[0] ?? '')
  const name = office ? inLanguage(office.words, speech.code).name : ''
  return [{ slug: topic.slug, title: inLanguage(topic.words, speech.code).title, office: name }]
}

function schoolOf({ slug, name, level }: School): AnswerSchool {
  return { slug, name, level }
}
