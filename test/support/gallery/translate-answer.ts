import type { Answer, AnswerEntry } from '../../../src/answering/answer.js'
import { presentOutside } from '../../../src/answering/outside-service.js'
import { emergencyLines } from '../../../src/directory/contacts/emergency-lines.js'
import type { AnswerContact, Emergency } from '../../../src/directory/contacts/resolved-contact.js'
import { listItems } from '../../../src/directory/model/contact.js'
import type { DirectorySnapshot } from '../../../src/directory/model/directory-snapshot.js'
import { inLanguage, isInEnglish, type Marked, markedIn } from '../../../src/directory/model/in-language.js'
import type { RoutingTopic } from '../../../src/directory/model/topic.js'
import type { TextKind } from '../../../src/directory/model/translations.js'
import type { Speech } from '../../../src/platform/language/language.js'
import { sampleNow } from '../samples/sample.js'
import { galleryWords } from './gallery-words.js'

/** The words of the sample district. */
export interface GallerySources {
  directory: DirectorySnapshot
  /** Without translations. */
  topics: readonly RoutingTopic[]
  speech: Speech
}

/** An answer of the gallery in another language, as the service would give it: from the words of the sample district. */
export function translateAnswer(answer: Answer, sources: GallerySources): Answer {
  const { directory, speech } = sources
  const { code } = speech
  const entries = answer.entries.map((entry) => translateEntry(entry, sources))
  const office = (id: string | null) => inLanguage(directory.office(id ?? '')!.words, code).name
  return {
    ...answer,
    language: code,
    entries,
    emergency: answer.emergency && translateEmergency(answer.emergency, sources),
    question: answer.question && translateQuestion(answer.question, entries, speech),
    remarks: [
      ...(answer.more ? [speech.t('remarks.more')] : []),
      ...(answer.skipped ? [speech.t('remarks.asked', { office: office(answer.skipped) })] : []),
    ],
    notices: answer.notices.map(({ text }) => translateText('notice', text, sources)),
    outside: answer.outside && presentOutside(answer.outside.id, directory.outsideServices, speech),
    nearTopics: answer.nearTopics.map(({ slug, title }) => {
      const topic = topicIn(slug, sources)
      const step = topic?.ladders.any[0]?.[0] ?? null
      return {
        slug,
        title: topic ? inLanguage(topic.words, code).title : title,
        office: step ? office(step) : '',
      }
    }),
    next: answer.next && translateEntry(answer.next, sources),
    parts: answer.parts && partsIn(code, answer.parts.length),
  }
}

function translateEntry(entry: AnswerEntry, sources: GallerySources): AnswerEntry {
  const { directory, speech } = sources
  const { code } = speech
  const office = directory.office(entry.office)
  const words = office && inLanguage(office.words, code)
  const topic = topicIn(entry.topic?.slug ?? '', sources)
  const titled = topic && inLanguage(topic.words, code)
  const name = words?.name ?? entry.name
  const known = entry.topic && { ...entry.topic, ...titled, bring: listItems(titled?.bring ?? '') }
  const english = [
    ...(office && isInEnglish(office.words, code) ? (['office'] as const) : []),
    ...(topic && isInEnglish(topic.words, code) ? (['topic'] as const) : []),
  ]
  return {
    ...entry,
    name,
    answersFor: words?.answersFor ?? entry.answersFor,
    topic: known,
    contact: entry.contact && translateContact(entry.contact, sources),
    ladder: entry.ladder.map((step) => ({
      ...step,
      name: inLanguage(directory.office(step.office)!.words, code).name,
    })),
    link: entry.link && { ...entry.link, label: translateText('link', entry.link.label.text, sources) },
    why: known
      ? speech.t('why.first', { office: name, topic: known.title })
      : speech.t('why.office', { office: name }),
    ...(english.length > 0 ? { inEnglish: english } : {}),
  }
}

function translateContact(contact: AnswerContact, sources: GallerySources): AnswerContact {
  const { directory, speech } = sources
  const { person, room, closedFor } = contact
  const rooms = room && directory.translations.room(room.text)
  return {
    ...contact,
    person: person && { ...person, title: translateText('job-title', person.title.text, sources) },
    room: rooms && markedIn(rooms, speech.code, (name) => name),
    closedFor: closedFor?.name
      ? { ...closedFor, name: directory.translations.text('calendar-day', closedFor.name) }
      : closedFor,
  }
}

/** The same help in the language. */
export function translateEmergency(
  emergency: Emergency,
  { directory, speech }: Pick<GallerySources, 'directory' | 'speech'>,
): Emergency {
  const lines = emergencyLines(
    directory.crisisLines,
    { ...emergency, language: speech.code },
    { directory, now: sampleNow },
  )
  return { ...emergency, lines: lines.slice(0, emergency.lines.length) }
}

function translateQuestion(question: string, entries: readonly AnswerEntry[], speech: Speech): string {
  const titles = [
    ...new Set(entries.map(({ topic, contact, name }) => topic?.title ?? contact?.person?.name ?? name)),
  ]
  if (question === 'What is it about?' || titles.length < 2) return speech.t('choose.vague')
  const topics = speech.either(titles.map((title) => speech.t('choose.quoted', { title })))
  return speech.t('choose.between', { topics })
}

function translateText(kind: TextKind, en: string, { directory, speech }: GallerySources): Marked {
  return markedIn(directory.translations.text(kind, { en }), speech.code, (text) => text)
}

function topicIn(slug: string, { topics, directory }: GallerySources): RoutingTopic | null {
  const topic = topics.find((each) => each.slug === slug)
  return topic ? directory.translations.topic(topic) : null
}

/** The typed words of the answers to two and three concerns. */
export function typedTwo(lang: string): string {
  const { bus, and, meeting } = galleryWords(lang)
  return bus + and + meeting
}

export function typedThree(lang: string): string {
  const { bus, meeting, last, bully } = galleryWords(lang)
  return `${bus}, ${meeting}${last}${bully}`
}

/** Where the concerns are in them. */
export function partsIn(lang: string, count: number): NonNullable<Answer['parts']> {
  const { bus, meeting, bully } = galleryWords(lang)
  const text = count === 2 ? typedTwo(lang) : typedThree(lang)
  return [bus, meeting, bully].slice(0, count).map((part) => {
    const from = text.indexOf(part)
    return { from, to: from + part.length }
  })
}
