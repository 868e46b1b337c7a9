import { climbLadder } from '../directory/contacts/climb-ladder.js'
import { findMailbox } from '../directory/contacts/find-email-owner.js'
import { presentAway } from '../directory/contacts/list-staff.js'
import { contactFor, personIn, readDate, resolveContact } from '../directory/contacts/resolve-contact.js'
import type { AnswerContact, AnswerSchool } from '../directory/contacts/resolved-contact.js'
import { listItems } from '../directory/model/contact.js'
import type { DirectorySnapshot } from '../directory/model/directory-snapshot.js'
import { inLanguage, isInEnglish } from '../directory/model/in-language.js'
import { linkFor } from '../directory/model/link.js'
import type { Person } from '../directory/model/person.js'
import type { School } from '../directory/model/school.js'
import { type InLanguages, ladderAt, type RoutingTopic } from '../directory/model/topic.js'
import { localDate } from '../directory/time/local-time.js'
import type { AnswerEntry } from './answer.js'
import { entryKey } from './inquiries/feedback.js'
import type { InquiryResult } from './inquiries/inquiry-store.js'
import type { RankedOffice } from './matching/match.js'
import type { AnswerContext } from './resolve-answer.js'

/** The inputs of an entry. */
export interface EntryContext extends AnswerContext {
  directory: DirectorySnapshot
  /** Facts about the family from the text. */
  told: InquiryResult['told']
  askedAt: Date
}

/** A found office, with everything needed to reach it today. */
export function resolveEntry(
  ranked: RankedOffice,
  topic: RoutingTopic | null,
  context: EntryContext,
): AnswerEntry {
  const { directory, speech } = context
  const office = directory.office(ranked.office)
  const at = office?.level === 'school' ? placeOf(ranked, context) : null
  const words = office && inLanguage(office.words, speech.code)
  const name = words?.name ?? ranked.office
  const contact = contactOf(ranked, at, context)
  const english = inEnglish(
    { office: office?.words, topic: topic?.words, bring: directory.contact(contact?.id ?? 0)?.bring },
    speech.code,
  )
  return {
    key: entryKey(ranked),
    // A closed office's successor.
    office: office?.id ?? ranked.office,
    level: office?.level ?? 'district',
    school: at && schoolOf(at),
    name,
    answersFor: words?.answersFor ?? '',
    score: Math.round(ranked.score * 1000) / 1000,
    topic: topic && presentTopic(topic, speech.code),
    contact,
    ladder: topic ? ladderFrom(ranked.office, topic, at, context) : [],
    link: linkFor(directory, topic?.slug ?? null, office?.id ?? ranked.office, speech.code),
    why: whyThisOffice(name, ranked.office, topic, context),
    part: ranked.part ?? null,
    ...(english.length > 0 ? { inEnglish: english } : {}),
  }
}

type Part = NonNullable<AnswerEntry['inEnglish']>[number]

/** The parts without words in a language. */
function inEnglish(parts: Record<Part, InLanguages<unknown> | undefined>, language: string): Part[] {
  return (Object.keys(parts) as Part[]).filter((part) => {
    const words = parts[part]
    return words !== undefined && isInEnglish(words, language)
  })
}

/** The school that a rule or a name leads to, else the chosen one. */
function placeOf({ school: named }: RankedOffice, { directory, school }: EntryContext): School | null {
  return (named ? directory.school(named) : null) ?? school
}

/** With the person asked for, if public; else the one with the family in their caseload. */
function contactOf(
  { office, person, topic }: RankedOffice,
  at: School | null,
  context: EntryContext,
): AnswerContact | null {
  const { directory, school, speech, now, askedAt, told } = context
  const contact = resolveContact(directory, {
    office,
    // A district office may divide its work by school.
    school: (at ?? school)?.slug ?? null,
    moment: now,
    askedAt,
    language: told.language ?? speech.code,
    wordsIn: speech.code,
    grade: told.grade,
    lastName: told.lastInitial,
    route: told.route ?? null,
    topic,
  })
  const named = person === undefined ? null : directory.person(person)
  if (!contact || !named?.public) return contact
  const shown = personIn(named, directory, speech.code)
  const email = findMailbox(directory, named)
  const away = awayOf(named, office, at, context)
  return {
    ...contact,
    person: shown,
    awayUntil: null,
    ...(away ? { personAway: away } : {}),
    email,
    emailOf: { person: named.slug },
  }
}

/** Until when a person asked for by name is away, and who helps; null while they are there. */
function awayOf(
  { id }: Person,
  office: string,
  at: School | null,
  { directory, speech, now }: EntryContext,
): string | null {
  const contact = contactFor(directory, office, at?.slug ?? null)
  const posts = contact ? directory.postsOf(contact) : []
  const held = posts.filter(({ person }) => person.id === id)
  return presentAway(held, posts, localDate(now, directory.district.timeZone), speech)
}

/** The ladder from an office's point of view; an office that is not on it is its only step. */
function ladderFrom(
  office: string,
  topic: RoutingTopic,
  at: School | null,
  { directory, school, speech, askedAt }: EntryContext,
) {
  const ladder = ladderAt(topic, school?.level ?? null)
  const own = ladder.findIndex((step) => step.includes(office))
  if (own < 0) return []
  const rest = { ...topic, ladders: { any: [[office], ...ladder.slice(own + 1)] } }
  const contact = contactFor(directory, office, at?.slug ?? null)
  const date = contact
    ? readDate(directory, contact, askedAt)
    : localDate(askedAt, directory.district.timeZone)
  return climbLadder(directory, { topic: rest, school: school?.slug ?? null, date, language: speech.code })
}

function presentTopic(topic: RoutingTopic, language: string): AnswerEntry['topic'] {
  const { title, summary, bring } = inLanguage(topic.words, language)
  return {
    slug: topic.slug,
    title,
    summary,
    bring: listItems(bring),
    straight: topic.straight,
    legal: topic.legal,
  }
}

function whyThisOffice(
  name: string,
  office: string,
  topic: RoutingTopic | null,
  { school, speech }: EntryContext,
): string {
  if (!topic) return speech.t('why.office', { office: name })
  const first = ladderAt(topic, school?.level ?? null)[0]?.includes(office) ?? false
  return speech.t(first ? 'why.first' : 'why.also', {
    office: name,
    topic: inLanguage(topic.words, speech.code).title,
  })
}

/** A school as shown in an answer. */
export function schoolOf({ slug, name, level }: School): AnswerSchool {
  return { slug, name, level }
}
