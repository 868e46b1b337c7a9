import type { AnswerEntry } from '../../answering/answer.js'
import type { InquiryResult } from '../../answering/inquiries/inquiry-store.js'
import { resolveEntry } from '../../answering/resolve-entry.js'
import { withStandIn } from '../../answering/stand-in.js'
import { frontOfficeAt } from '../../directory/contacts/front-office.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { Person } from '../../directory/model/person.js'
import type { School } from '../../directory/model/school.js'
import { ladderAt, type RoutingTopic } from '../../directory/model/topic.js'
import type { Speech } from '../../platform/language/language.js'
import type { DirectoryHit } from '../../platform/search/directory-document.js'
import type { DeskTarget } from './desk-target.js'

/** The context of a look-up at the desk. */
export interface DeskMoment {
  directory: DirectorySnapshot
  topics: readonly RoutingTopic[]
  /** The school chosen at the desk; null for all. */
  school: School | null
  /** The caller's BCP 47 language. */
  callerLang: string
  /** Of the page. */
  speech: Speech
  now: Date
}

/**
 * A target's office, as reachable today; in place of a closed one or one without a number, a contact that can transfer the call.
 * @returns null if it no longer exists
 */
export function resolveTarget(target: DeskTarget, moment: DeskMoment): AnswerEntry | null {
  const { directory, topics, speech, now } = moment
  const topic = topics.find(({ slug }) => slug === target.topic) ?? null
  const school = directory.school(target.school) ?? moment.school
  if (!directory.whole.office(target.office) || (target.topic !== null && !topic)) return null
  const { office, person } = target
  const ranked = { office, score: 1, topic: target.topic, ...(person ? { person } : {}) }
  const told = toldBy(moment.callerLang)
  const context = { directory, school, speech, now, askedAt: now, told }
  return withStandIn(resolveEntry(ranked, topic, context), context)
}

/** A clerk knows the language, and nothing else about the family. */
function toldBy(language: string): InquiryResult['told'] {
  return { school: null, grade: null, lastInitial: null, language }
}

/** A topic's first office at a school's level. @returns null if nobody answers for it */
export function targetOfTopic(topic: RoutingTopic, school: School | null): DeskTarget | null {
  const office = ladderAt(topic, school?.level ?? null)[0]?.[0]
  return office === undefined ? null : { office, topic: topic.slug, person: null, school: null }
}

/** The target of a directory hit: a topic's first office, a person's workplace. */
export function targetOfHit(hit: DirectoryHit, { directory, topics, school }: DeskMoment): DeskTarget | null {
  const key = hit.id.slice(hit.kind.length + 1)
  switch (hit.kind) {
    case 'topic': {
      const topic = topics.find(({ slug }) => slug === key)
      return topic ? targetOfTopic(topic, school) : null
    }
    case 'office':
      return { office: key, topic: null, person: null, school: null }
    case 'contact':
      return hit.office ? { office: hit.office, topic: null, person: null, school: hit.school } : null
    case 'school':
      return frontOfficeOf(key, directory)
    case 'person': {
      const person = directory.person(key)
      return person && targetOfPerson(person, directory)
    }
  }
}

/** A person's workplace. @returns null without a duty */
export function targetOfPerson(person: Person, directory: DirectorySnapshot): DeskTarget | null {
  const [post] = directory.postsBy(person)
  const contact = post && directory.contact(post.contact)
  return contact ? { office: contact.office, topic: null, person: person.slug, school: contact.school } : null
}

/** A school's front office; without one, the first in its list of offices. */
function frontOfficeOf(school: string, directory: DirectorySnapshot): DeskTarget | null {
  const contact =
    frontOfficeAt(directory, school) ?? directory.contacts.find((each) => each.school === school)
  return contact ? { office: contact.office, topic: null, person: null, school } : null
}
