import type { AnswerEntry } from '../../answering/answer.js'
import type { InquiryResult } from '../../answering/inquiries/inquiry-store.js'
import { resolveEntry } from '../../answering/resolve-entry.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { School } from '../../directory/model/school-store.js'
import { ladderAt, type RoutingTopic } from '../../directory/model/topic.js'
import type { Speech } from '../../platform/language/language.js'
import type { DirectoryHit } from '../../platform/search/directory-document.js'
import type { DeskTarget } from './desk-target.js'

/** Where and when the desk looks things up, and for whom. */
export interface DeskMoment {
  directory: DirectorySnapshot
  topics: readonly RoutingTopic[]
  /** The school chosen at the desk; null for all. */
  school: School | null
  /** BCP 47 language that the caller speaks. */
  callerLang: string
  /** Of the page. */
  speech: Speech
  now: Date
}

/** The office of a target, as it is reached today. @returns null where it is not there any more */
export function resolveTarget(target: DeskTarget, moment: DeskMoment): AnswerEntry | null {
  const { directory, topics, speech, now } = moment
  const topic = topics.find(({ slug }) => slug === target.topic) ?? null
  const school = directory.school(target.school) ?? moment.school
  if (!directory.office(target.office) || (target.topic !== null && !topic)) return null
  const { office, person } = target
  const ranked = { office, score: 1, topic: target.topic, ...(person ? { person } : {}) }
  const told = toldBy(moment.callerLang)
  return resolveEntry(ranked, topic, { directory, school, speech, now, askedAt: now, told })
}

/** A clerk knows the language that is spoken, and nothing else of the family. */
function toldBy(language: string): InquiryResult['told'] {
  return { school: null, grade: null, lastInitial: null, language }
}

/** Whom a topic leads to first, at the level of a school. @returns null for a topic that nobody answers for */
export function targetOfTopic(topic: RoutingTopic, school: School | null): DeskTarget | null {
  const office = ladderAt(topic, school?.level ?? null)[0]?.[0]
  return office === undefined ? null : { office, topic: topic.slug, person: null, school: null }
}

/** What something of the directory leads to: a topic to its first office, a person to where they work. */
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
      return { office: 'school-office', topic: null, person: null, school: key }
    case 'person': {
      const person = directory.person(key)
      const post = person && directory.postsBy(person)[0]
      const contact = post && directory.contact(post.contact)
      return contact ? { office: contact.office, topic: null, person: key, school: contact.school } : null
    }
  }
}
