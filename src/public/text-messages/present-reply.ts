import type { Answer, AnswerEntry, Outside } from '../../answering/answer.js'
import { clearChoices } from '../../answering/cards/clear-choices.js'
import { firstOfEach } from '../../answering/cards/first-of-each.js'
import { entryTitle, whatToBring } from '../../answering/cards/present-entry.js'
import { presentOpen } from '../../answering/cards/present-open.js'
import { spellAnswerCode } from '../../answering/inquiries/answer-code.js'
import type { Emergency } from '../../directory/contacts/resolved-contact.js'
import { paths } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import { endSentence, marksOf } from '../../platform/language/punctuation.js'
import { countParts } from './count-parts.js'
import { clip, droppedLast, fitReply, type ReplyLine } from './fit-reply.js'
import { needsAccents, withPlainSigns } from './plain-letters.js'
import { dangerLines, questionLines, supportLine } from './present-danger-lines.js'

/** The inputs of a reply. */
export interface ReplySources {
  answer: Answer
  now: Date
  /** IANA name. */
  timeZone: string
  speech: Speech
  district: { shortName: string; phone: string }
  /** `https://ask.example.org`, nothing after it. */
  publicUrl: string
  /** How to get an interpreter, for a language that answers are not in; null for others. */
  interpreter: ReplyLine | null
}

/** Names of offices and topics are cut when both parts are full; numbers never. */
const maxNameLength = { usual: 60, short: 18 }

/** A reply is two parts long. */
const maxTodayLinesTexted = 3

/** Today lines are cut, in letters; the gravest once more when both parts are full. */
const maxTodayLength = { usual: 120, short: 60 }

/** The reply to a concern: emergency lines first, then whom to ask, with the answer's code. */
export function presentReply(sources: ReplySources): string {
  const below = linesBelow(sources)
  const keepLetters = sources.interpreter !== null || needsAccents(sources.speech.code)
  for (let lines = dangerLines(sources.answer.emergency, sources.speech); ; lines = lines.slice(0, -1)) {
    const reply = fitReply([...lines, ...below], { keepLetters })
    // Emergency lines come first, even if a phone shows the second part late.
    const head = withPlainSigns(lines.map((line) => line.text).join('\n'))
    if (lines.length <= 1 || (countParts(reply).texts[0] ?? '').length >= head.length) return reply
  }
}

/** Only the emergency lines. @returns null when nobody seems to be in danger now */
export function presentDangerAlone(emergency: Emergency | null, speech: Speech): string | null {
  const lines = dangerLines(emergency, speech)
  return lines.length > 0 ? fitReply(lines, { keepLetters: needsAccents(speech.code) }) : null
}

/** The emergency or support lines, before another message. @param words may be empty */
export function presentHelpFirst(emergency: Emergency | null, words: string, speech: Speech): string | null {
  const support = supportLine(emergency, speech)
  const lines = [...dangerLines(emergency, speech), ...[support ?? [], words || []].flat().map(needed)]
  return lines.length > 0 ? fitReply(lines, { keepLetters: needsAccents(speech.code) }) : null
}

/** True when the number depends on the school. */
export function needsSchool({ entries, school }: Answer): boolean {
  return school === null && entries.slice(0, 3).some((entry) => entry.contact === null)
}

function linesBelow(sources: ReplySources): ReplyLine[] {
  const { answer, speech, interpreter, publicUrl } = sources
  const support = supportLine(answer.emergency, speech)
  return [
    ...questionLines(answer.emergency, speech),
    ...todayLines(answer),
    ...answer.notices.map(({ text }) => optional(clip(text, 120), 2)),
    ...outcomeLines(sources),
    ...(support === null ? [] : [optional(support, droppedLast)]),
    ...(interpreter ? [interpreter] : []),
    ...codeLines(answer.code, publicUrl, speech),
  ]
}

/** The gravest comes first, and stays whatever else is dropped: a closure or a strike. Only help in danger outlives it. */
function todayLines({ today, emergency }: Answer): ReplyLine[] {
  const [gravest, ...others] = today
    .slice(0, maxTodayLinesTexted)
    .map((line) => optional(clip(line, maxTodayLength.usual), 2))
  if (!gravest || emergency) return [gravest ?? [], others].flat()
  return [{ ...gravest, short: clip(gravest.text, maxTodayLength.short), dropOrder: 0 }, ...others]
}

function codeLines(code: string | null, publicUrl: string, speech: Speech): ReplyLine[] {
  if (code === null) return [optional(speech.t('sms.noCode'), 4)]
  return [
    needed(speech.t('sms.code', { code: spellAnswerCode(code) })),
    optional(`${publicUrl}${paths.answer(code, speech.code)}`, 5),
  ]
}

function outcomeLines(sources: ReplySources): ReplyLine[] {
  const { answer, speech } = sources
  const [best] = answer.entries
  if (answer.parts) return severalLines(sources)
  if (answer.outcome === 'answer' && best) return entryLines(best, sources)
  if (answer.outcome === 'choose' && answer.nearTopics.length > 0) return vagueLines(sources)
  if (answer.outcome === 'choose')
    return [optional(speech.t('sms.choose'), 9), ...choiceLines(clearChoices(answer.entries), speech)]
  return handoverLines(sources)
}

/** With several concerns: an office for each, told apart by topic; the first stays longest. */
function severalLines({ answer, speech }: ReplySources): ReplyLine[] {
  const entries = firstOfEach(answer)
  const said = answer.more ? 'sms.more' : entries.length > 2 ? 'sms.three' : 'sms.two'
  return [
    optional(speech.t(said), answer.more ? 5 : 9),
    ...entries.map((entry, i) => ({ ...choiceLine(entry, speech), dropOrder: i === 0 ? 0 : droppedLast })),
  ]
}

/** The question, and the topics that it is between: a reply with one of them is a concern like any other. */
function vagueLines({ answer, speech, district }: ReplySources): ReplyLine[] {
  const phone = speech.phone(district.phone)
  return [
    { ...needed(speech.t('sms.vague')), short: speech.t('choose.vague') },
    ...answer.nearTopics.map(({ title }, i) =>
      optional(`- ${clip(title, maxNameLength.usual)}`, i < 2 ? 2 : 6),
    ),
    { ...needed(speech.t('sms.vagueElse', { phone })), short: phone },
  ]
}

/** One office: its number, its name, and whether it is open now. */
function entryLines(entry: AnswerEntry, { answer, speech, now, timeZone }: ReplySources): ReplyLine[] {
  const { contact } = entry
  const remarks = answer.remarks.map((remark) => optional(remark, 7))
  if (!contact)
    return [
      ...remarks,
      optional(entry.name, 8),
      { ...needed(speech.t('sms.whichSchool')), short: speech.t('sms.whichSchoolShort') },
    ]
  const bring = whatToBring(entry)
  return [
    contactLine(entry, speech),
    ...(contact.person ? [optional(speech.t('sms.person', { person: contact.person.name }), 4)] : []),
    ...remarks,
    optional(endSentence(presentOpen(contact.openState, now, timeZone, speech).text, speech.code).trim(), 6),
    ...(bring.length > 0 ? [optional(bringLine(bring, speech), 10)] : []),
  ]
}

function bringLine(items: readonly string[], { t, code }: Speech): string {
  const { colon, listComma } = marksOf(code)
  return endSentence(`${t('answer.bring')}${colon}${items.join(listComma)}`, code).trim()
}

/** The school's front office, if known, and always the district's main line. */
function handoverLines({ answer, speech, district }: ReplySources): ReplyLine[] {
  if (district.phone === '') return [needed(speech.t('handover.callSchool'))]
  const placed = answer.entries.filter((entry) => entry.contact).slice(0, 2)
  const name = speech.t('handover.district', { district: district.shortName })
  const line = speech.t('sms.contact', { name, phone: speech.phone(district.phone) })
  const named = placed.some(({ contact }) => contact?.phone === district.phone)
  return [
    answer.outside ? outsideLine(answer.outside, speech) : optional(speech.t('sms.handover'), 8),
    ...placed.map((entry) => contactLine(entry, speech)),
    ...(named ? [] : [needed(line)]),
    ...(needsSchool(answer) ? [optional(speech.t('sms.whichSchoolShort'), 5)] : []),
  ]
}

/** The service that handles it, cut to name and number when both parts are full. */
function outsideLine({ text, name, phone }: Outside, speech: Speech): ReplyLine {
  const short =
    name && phone
      ? speech.t('sms.contact', { name: clip(name, maxNameLength.short), phone: speech.phone(phone) })
      : null
  return { text, short, dropOrder: droppedLast }
}

/** Two or three offices, told apart by their topics. */
function choiceLines(entries: readonly AnswerEntry[], speech: Speech): ReplyLine[] {
  const topics = new Set(entries.map(({ topic }) => topic?.slug ?? null))
  return entries.slice(0, 3).map((entry, i) => {
    const line = topics.size < entries.length ? contactLine(entry, speech) : choiceLine(entry, speech)
    return { ...line, dropOrder: [0, droppedLast, 8][i] ?? 8 }
  })
}

function choiceLine(entry: AnswerEntry, speech: Speech): ReplyLine {
  const { topic, contact, name } = entry
  if (!topic || !contact) return contactLine(entry, speech)
  const phone = phoneWords(contact, speech)
  const about = clip(topic.title, maxNameLength.usual)
  return {
    text: speech.t('sms.choice', { about, name: clip(name, maxNameLength.usual), phone }),
    short: speech.t('sms.contact', { name: clip(name, maxNameLength.short), phone }),
    dropOrder: 0,
  }
}

function contactLine(entry: AnswerEntry, speech: Speech): ReplyLine {
  const { contact, name } = entry
  const line = (named: string) =>
    contact
      ? speech.t('sms.contact', { name: named, phone: phoneWords(contact, speech) })
      : speech.t('sms.whichSchoolFor', { name: named })
  return {
    text: line(clip(entryTitle(entry, speech), maxNameLength.usual)),
    short: line(clip(name, maxNameLength.short)),
    dropOrder: 0,
  }
}

function phoneWords({ phone, ext }: { phone: string; ext: string | null }, speech: Speech): string {
  const number = speech.phone(phone)
  return ext ? speech.t('phone.withExt', { number, ext }) : number
}

function needed(text: string): ReplyLine {
  return { text, short: null, dropOrder: 0 }
}

function optional(text: string, dropOrder: number): ReplyLine {
  return { text, short: null, dropOrder }
}
