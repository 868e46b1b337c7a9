import type { AnswerContact, AnswerStep } from '../../directory/contacts/resolved-contact.js'
import type { Marked } from '../../directory/model/in-language.js'
import type { ShownLink } from '../../directory/model/link.js'
import { answersForText } from '../../directory/model/office.js'
import { paths } from '../../paths/paths.js'
import { capitalize } from '../../platform/language/capitalize.js'
import type { Speech } from '../../platform/language/language.js'
import { markedText, markForeign } from '../../platform/web/mark-foreign.js'
import type { Answer, AnswerEntry } from '../answer.js'
import { rightOf } from '../legal-rights.js'
import { schoolLine } from '../people-to-ask.js'
import type { OpenInstead } from './open-instead.js'
import { type OpenWords, presentClosed, presentOpen } from './present-open.js'
import { type PlaceShown, presentWhere } from './present-reach.js'
import { presentWrongNumber, type WrongNumberButton } from './present-wrong-number.js'

/** An office as shown on a card. Its texts are for templates: English ones are marked on a page in another language. */
export interface EntryCard {
  office: string
  name: string
  /** Its place: a school, or the district office. */
  place: string
  topicTitle: string | null
  summary: string | null
  answersFor: string
  why: string
  straight: boolean
  /** Legal rights and deadlines; null when the matter has no legal track. */
  rights: Rights | null
  bring: string[] | null
  contact: ContactCard | null
  /** Steps after the first; null for none. */
  ladder: LadderStep[] | null
}

/** A right, and its date. */
export interface Rights {
  right: string
  time: string
}

/** How to reach it. */
export interface ContactCard {
  phone: string
  ext: string | null
  wrongNumber: WrongNumberButton
  /** The district's own page or form, the second button; null for none. */
  link: ShownLink | null
  sms: string | null
  /** Null for none, and on pages that search engines list: shown after a click. */
  email: { address: string; user: string; host: string } | null
  /** Target of that click, with `method="post"`; null when the address is shown or missing. */
  emailAction: string | null
  room: Marked | null
  /** Null if unknown. */
  where: PlaceShown | null
  person: { name: string; title: string } | null
  away: string | null
  /** One line per rule. */
  hours: string[]
  open: OpenWords
  /** Why it is closed, as a sentence; null if open, or if no reason is given. */
  closedWhy: string | null
  /** A number that answers while this one is closed; null for none. */
  instead: OpenInstead | null
  languages: string
  reply: string
  checkedOn: string
  /** The same as a contact file for phones; null for a number without one. */
  save: string | null
}

export interface LadderStep {
  name: string
  phone: string
  ext: string | null
  /** ISO date from which to ask; null for the first step, which is now, and where the date is not known yet. */
  askFrom: string | null
  isFirst: boolean
}

/** The context that answer presenters need. */
export interface CardContext {
  now: Date
  /** IANA name. */
  timeZone: string
  speech: Speech
  /** A number that answers while an office is closed; null for none. */
  instead: OpenInstead | null
  /** The district's map for addresses, with `{place}`; null for ours. */
  mapSite: string | null
}

export function presentEntry(entry: AnswerEntry, context: CardContext): EntryCard {
  const { contact, topic, inEnglish = [] } = entry
  const bring = whatToBring(entry)
  const mark = (part: (typeof inEnglish)[number], text: string) =>
    inEnglish.includes(part) ? markForeign(text) : text
  const bringPart = topic && topic.bring.length > 0 ? 'topic' : 'bring'
  return {
    office: entry.office,
    name: mark('office', entry.name),
    place: presentPlace(entry, context.speech),
    topicTitle: topic && mark('topic', topic.title),
    summary: topic && mark('topic', topic.summary),
    answersFor: mark('office', answersForText(entry.answersFor)),
    why: entry.why,
    straight: (topic?.straight && !topic.legal) ?? false,
    rights: topic?.legal ? presentRights(topic.slug, context.speech) : null,
    bring: bring.length > 0 ? bring.map((item) => mark(bringPart, capitalize(item))) : null,
    contact: contact && {
      ...presentContact(contact, context),
      link: entry.link,
      ...(entry.office === schoolLine ? { save: null } : {}),
    },
    // Without a school the steps have no numbers of their own.
    ladder: contact && presentLadder(entry),
  }
}

/** The same contact for a page that search engines list. @param action the page that shows the address */
export function hideEmail(contact: ContactCard, action: string): ContactCard {
  return { ...contact, email: null, emailAction: contact.email && action }
}

/** The things to have ready for this topic, else for the office in general; showing both would repeat it. */
export function whatToBring({ contact, topic }: AnswerEntry): string[] {
  return topic && topic.bring.length > 0 ? topic.bring : (contact?.bring ?? [])
}

/** The person asked for by name, when several could be meant; a single one may come from the office. */
export function personAsked({ outcome, signals }: Answer, { topic, contact }: AnswerEntry): string | null {
  return outcome === 'choose' && signals.includes('name') && topic === null
    ? (contact?.person?.name ?? null)
    : null
}

/** The heading of an entry: the office, and its school if there is one. */
export function entryTitle(entry: AnswerEntry, speech: Speech): string {
  const { name: office, school } = entry
  return school
    ? speech.t('answer.titleAt', { office, school: school.name })
    : speech.t('answer.title', { office })
}

function presentPlace({ level, school }: AnswerEntry, speech: Speech): string {
  if (school) return speech.t('answer.atSchool', { school: school.name })
  return speech.t(level === 'district' ? 'answer.district' : 'answer.atYourSchool')
}

function presentContact(contact: AnswerContact, context: CardContext): Omit<ContactCard, 'link'> {
  const { now, timeZone, speech } = context
  const { person, openState } = contact
  return {
    phone: contact.phone,
    ext: contact.ext,
    wrongNumber: presentWrongNumber(contact.numberOf),
    sms: contact.sms,
    email: contact.email === null ? null : splitEmail(contact.email),
    emailAction: null,
    room: contact.room,
    where: presentWhere(contact.place, context.mapSite),
    person: person && { name: person.name, title: markedText(person.title) },
    away: awayWords(contact, speech),
    hours: speech.hours(contact.hours),
    open: presentOpen(openState, now, timeZone, speech),
    closedWhy: presentClosed(contact.closedFor, speech),
    instead: openState.open || context.instead?.phone === contact.phone ? null : context.instead,
    languages: speech.list(contact.languages.map((tag) => speech.languageName(tag))),
    reply: replyWords(contact, speech),
    checkedOn: contact.checkedOn,
    save: paths.contactCard(contact.id, speech.code),
  }
}

function awayWords({ person, awayUntil, personAway }: AnswerContact, speech: Speech): string | null {
  if (personAway) return personAway
  if (!person || !awayUntil) return null
  return speech.t('answer.away', { date: speech.date(awayUntil, 'long'), person: person.name })
}

/** Beyond the district's calendar no date is promised. */
function replyWords({ replyBy, replyDays, replyUnsure }: AnswerContact, speech: Speech): string {
  if (replyUnsure) return speech.t('answer.replyWithin', { count: replyDays })
  return speech.t('answer.replyBy', { date: speech.date(replyBy, 'short'), count: replyDays })
}

/** Legal rights and deadlines of a matter. @param topic slug of a topic with a legal track */
export function presentRights(topic: string, { t }: Speech): Rights {
  const kind = rightOf(topic)
  return { right: t(`rights.${kind}.right`), time: t(`rights.${kind}.time`) }
}

/** Topics that go straight to an office, or have a legal track, have no ladder; nor does a single step. */
function presentLadder({ ladder, topic }: AnswerEntry): LadderStep[] | null {
  if (ladder.length < 2 || topic?.straight || topic?.legal) return null
  return ladder.map(presentStep)
}

function presentStep({ name, phone, ext, askFrom, unsure }: AnswerStep, index: number): LadderStep {
  const isFirst = index === 0
  return { name, phone, ext, askFrom: isFirst || unsure ? null : askFrom, isFirst }
}

/** In two parts, so that a narrow page breaks it at the @. */
function splitEmail(address: string): ContactCard['email'] {
  const [user = '', host = ''] = address.split('@')
  return { address, user, host }
}
