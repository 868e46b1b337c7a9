import type { Answer, AnswerEntry } from '../answering/answer.js'
import { presentApiEmergency } from '../answering/cards/present-api-emergency.js'
import { whatToBring } from '../answering/cards/present-entry.js'
import type { IdentifierKind } from '../answering/privacy/identifier.js'
import type { AnswerContact } from '../directory/contacts/resolved-contact.js'
import type { Speech } from '../platform/language/language.js'
import type { ApiAnswer } from './answer-schema.js'

/**
 * The response of `POST /api/v1/ask`.
 * @param identifiers identifying details in the concern, so that a program can tell people to leave them out
 */
export function presentApiAnswer(answer: Answer, identifiers: IdentifierKind[], speech: Speech): ApiAnswer {
  return {
    id: answer.code,
    outcome: answer.outcome,
    confident: answer.outcome !== 'handover',
    crisis: answer.emergency?.level === 'now',
    emergency: answer.emergency && presentApiEmergency(answer.emergency, speech),
    question: answer.question ?? (answer.outcome === 'choose' ? speech.t('choose.title') : null),
    topics: answer.nearTopics.map(({ slug, title }) => ({ slug, title })),
    outside: answer.outside,
    answers: answer.entries.slice(0, 5).map((entry) => presentEntry(entry, speech)),
    remarks: answer.remarks,
    notices: [...answer.today, ...answer.notices.map(({ text }) => text)],
    identifiers,
    engine: answer.engine,
    signals: answer.signals,
    revision: answer.revision,
    ms: answer.ms,
  }
}

function presentEntry(entry: AnswerEntry, speech: Speech) {
  return {
    office: entry.office,
    level: entry.level,
    school: entry.school?.slug ?? null,
    name: entry.name,
    score: entry.score,
    topic: entry.topic && { slug: entry.topic.slug, title: entry.topic.title },
    contact: entry.contact && presentContact(entry.contact, entry, speech),
    ladder: entry.ladder.map(({ step, office, name, phone, askFrom, unsure }) => ({
      step,
      office,
      name,
      phone,
      ask_from: unsure ? null : askFrom,
    })),
    link: entry.link && { label: entry.link.label.text, url: entry.link.href },
    why: entry.why,
    part: entry.part,
  }
}

function replyText({ replyBy, replyDays, replyUnsure }: AnswerContact, speech: Speech): string {
  if (replyUnsure) return speech.t('answer.replyWithin', { count: replyDays })
  return speech.t('api.replyBy', { date: speech.date(replyBy, 'short') })
}

function presentContact(contact: AnswerContact, entry: AnswerEntry, speech: Speech) {
  const bring = whatToBring(entry)
  return {
    person: contact.person && { name: contact.person.name, title: contact.person.title.text },
    phone: contact.phone,
    ext: contact.ext,
    email: contact.email,
    hours: contact.hours,
    open: contact.openState.open,
    languages: contact.languages,
    reply: replyText(contact, speech),
    bring: bring.length > 0 ? bring.join(', ') : null,
    checked: contact.checkedOn,
  }
}
