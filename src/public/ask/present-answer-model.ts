import type { Answer, AnswerEntry } from '../../answering/answer.js'
import { type EmergencyPanel, presentEmergency } from '../../answering/cards/present-emergency.js'
import { type NoticePart, presentNotice } from '../../answering/cards/present-notice.js'
import { groupSchools, type SchoolGroup } from '../../answering/cards/school-options.js'
import { spellAnswerCode } from '../../answering/inquiries/answer-code.js'
import type { IdentifierKind } from '../../answering/privacy/identifier.js'
import { paths } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import { smsLink } from '../../platform/web/phone-links.js'
import type { AnswerSources, SchoolNumber } from './answer-sources.js'

/** Shared by all pages of an answer. */
export interface AnswerModel {
  title: string
  /** Null if the answer could not be stored: then it cannot be shared or opened again. */
  code: string | null
  typedText: string | null
  /** A gentle note when a name or number seems to be in it; null for none. */
  typedHint: string | null
  emergency: EmergencyPanel | null
  support: EmergencyPanel | null
  /** The target of a tap on "yes"; null when it is already clear whether anyone is in danger now. */
  askDanger: string | null
  /** Plain sentences about details taken from the text; null for none. */
  remarks: string[] | null
  notices: NoticePart[][] | null
  thanks: boolean
  /** How to change the words; null for a browser that did not type them. */
  edit: EditWays | null
  /** The address that erases the typed words; null if there is nothing to erase. */
  eraseAction: string | null
  /** Says that it was erased; the address of the picture that makes the browser forget, too. Null if not. */
  erased: string | null
  home: string
  /** Null when no school is missing: neither for the number, nor for the person. */
  schoolForm: AnswerSchoolForm | null
  problems: { href: string; message: string }[] | null
  /** Null if nobody was named. */
  feedback: FeedbackPanel | null
  share: SharePanel | null
}

/** The way back to the box, with the words in it. */
export interface EditWays {
  /** Null for an answer that could not be stored: the words then go along, in a form. */
  href: string | null
  action: string
  concern: string
  school: string | null
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
  /** The number is known; the school says whom to ask. */
  forPerson: boolean
  groups: SchoolGroup[]
  problem: string | null
  officeName: string
  /** The office's number at each school that has it; null for none. */
  numbers: SchoolNumber[] | null
}

/** How to save or share an answer: contains nothing of the concern. */
export interface SharePanel {
  /** The full address, and a short form to read. */
  url: string
  urlText: string
  /** Title for the phone's own share sheet. */
  title: string
  sms: string
  mail: string
  /** The page for typing a code, as text. */
  codeUrl: string
}

/** The model that every page of an answer begins with. @param entry the page's office; null when it is about several */
export function presentAnswerModel(
  sources: AnswerSources,
  title: string,
  entry: AnswerEntry | null,
): AnswerModel {
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
    edit: presentEdit(sources),
    eraseAction: presentErase(sources, entry),
    erased: sources.erased ? paths.clear() : null,
    home: paths.home(speech.code),
    schoolForm:
      entry && (entry.contact === null || entry.contact.bySchool) ? presentSchoolForm(sources, entry) : null,
    problems: sources.schoolMissing
      ? [{ href: '#school', message: speech.t('problem.schoolMissing') }]
      : null,
    feedback: entry && presentFeedback(sources, [entry]),
    share:
      code === null || sources.districtPhone === ''
        ? null
        : presentShare(sources, code, entry && opensFirst(entry, answer) ? null : (entry?.key ?? null)),
  }
}

function presentEdit({ answer, typedText, speech }: AnswerSources): EditWays | null {
  if (typedText === null) return null
  const { code, school } = answer
  return {
    href: code === null ? null : paths.answerEdit(code, speech.code),
    action: paths.edit(speech.code),
    concern: typedText,
    school: school?.slug ?? null,
  }
}

/** The words of an answer that could not be stored are nowhere but on its page. */
function presentErase(
  { answer, typedText, speech }: AnswerSources,
  entry: AnswerEntry | null,
): string | null {
  const { code, school } = answer
  if (code === null || typedText === null) return null
  return paths.answerErase(code, speech.code, { school: school?.slug ?? null, office: entry?.key ?? null })
}

/** Null when nobody was named, or the answer could not be stored. */
export function presentFeedback(
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

/** @param entry the office whose number depends on the school */
export function presentSchoolForm(sources: AnswerSources, entry: AnswerEntry): AnswerSchoolForm {
  const { answer, schools, speech, typedText } = sources
  const { code } = answer
  const numbers = sources.numbersOf(entry.office)
  return {
    action: code === null ? paths.ask(speech.code) : paths.answerSchool(code, speech.code),
    office: entry.key,
    concern: code === null ? typedText : null,
    forPerson: entry.contact !== null,
    groups: groupSchools(schools, '', speech),
    problem: sources.schoolMissing ? speech.t('problem.schoolMissing') : null,
    officeName: entry.name,
    numbers: numbers.length > 0 ? numbers : null,
  }
}

/** A gentle note that a typed name or number is not needed; null for none. */
export function presentTypedHint(kinds: readonly IdentifierKind[], speech: Speech): string | null {
  if (kinds.length === 0) return null
  const named = kinds.includes('name')
  const numbered = kinds.some((kind) => kind !== 'name')
  const seen = named && numbered ? 'typedHint.both' : named ? 'typedHint.name' : 'typedHint.number'
  return `${speech.t(seen)} ${speech.t('typedHint.care')}`
}

type Shared = Pick<AnswerSources, 'answer' | 'publicUrl' | 'districtName' | 'speech'>

/** @param office key of the entry shown; null when the page is about several, or is what the code opens by default */
export function presentShare(
  { answer, publicUrl, districtName, speech }: Shared,
  code: string,
  office: string | null,
): SharePanel {
  const { school } = answer
  const shown = { school: school?.slug ?? null, office }
  const url = `${publicUrl}${paths.answer(code, speech.code, shown)}`
  const values = { district: districtName, url }
  const subject = speech.t('share.subject', values)
  const body = speech.t('share.body', values)
  return {
    url,
    urlText: withoutScheme(url),
    title: subject,
    sms: smsLink('', body),
    mail: `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`,
    codeUrl: withoutScheme(`${publicUrl}${paths.answers(speech.code)}`),
  }
}

function withoutScheme(url: string): string {
  return url.replace(/^https?:\/\//, '')
}
